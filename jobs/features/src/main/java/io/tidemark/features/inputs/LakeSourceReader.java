package io.tidemark.features.inputs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.unix_date;

import io.tidemark.core.source.SourceReader;
import io.tidemark.core.source.SourceRow;
import io.tidemark.lake.Lake;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Reads the tables of joined sources with Spark, each table at one pinned version. */
final class LakeSourceReader implements SourceReader {
  private final Lake lake;
  private final Instant asOf;
  private final long most;
  private final Map<String, OptionalLong> versions = new HashMap<>();

  LakeSourceReader(Lake lake, Instant asOf) {
    this(lake, asOf, MOST_ROWS);
  }

  /**
   * @param most the most rows that one read may return
   */
  LakeSourceReader(Lake lake, Instant asOf, long most) {
    this.lake = lake;
    this.asOf = asOf;
    this.most = most;
  }

  /** The Delta versions at which tables are read here; tables that do not exist are left out. */
  Map<String, Long> versions(List<String> tables) {
    Map<String, Long> there = new TreeMap<>();
    tables.forEach(table -> version(table).ifPresent(version -> there.put(table, version)));
    return there;
  }

  @Override
  public void read(
      String table,
      List<String> columns,
      Map<String, List<String>> where,
      Consumer<SourceRow> rows) {
    if (version(table).isEmpty()) {
      return;
    }
    Dataset<Row> all = rows(table, where);
    Dataset<Row> wanted =
        all.select(columns.stream().map(name -> whole(all, name)).toArray(Column[]::new));
    SourceReader.requireFew(table, where, wanted.limit(Math.toIntExact(most + 1)).count(), most);
    Map<String, Integer> places = new HashMap<>();
    columns.forEach(column -> places.put(column, places.size()));
    wanted.collectAsList().forEach(row -> rows.accept(new CollectedRow(row, places)));
  }

  @Override
  public NavigableSet<String> distinct(
      String table, String column, Map<String, List<String>> where) {
    return version(table).isEmpty()
        ? new TreeSet<>()
        : new TreeSet<>(
            rows(table, where).select(column).distinct().as(Encoders.STRING()).collectAsList());
  }

  private Dataset<Row> rows(String table, Map<String, List<String>> where) {
    Dataset<Row> rows = lake.history(table, version(table).orElseThrow(), asOf);
    for (Map.Entry<String, List<String>> wanted : where.entrySet()) {
      rows = rows.where(col(wanted.getKey()).isin(wanted.getValue().toArray()));
    }
    return rows;
  }

  /** Converts a date to days since 1970: a Java date would pass through the machine's time zone. */
  private static Column whole(Dataset<Row> rows, String name) {
    boolean isDay = rows.schema().apply(name).dataType().equals(DataTypes.DateType);
    return isDay ? unix_date(col(name)) : col(name);
  }

  private OptionalLong version(String table) {
    return versions.computeIfAbsent(table, lake::version);
  }

  private record CollectedRow(Row row, Map<String, Integer> places) implements SourceRow {
    @Override
    public String text(String column) {
      int place = places.get(column);
      return row.isNullAt(place) ? "" : row.getString(place);
    }

    @Override
    public double number(String column) {
      int place = places.get(column);
      return row.isNullAt(place) ? Double.NaN : row.getDouble(place);
    }

    @Override
    public LocalDate date(String column) {
      return LocalDate.ofEpochDay(row.getInt(places.get(column)));
    }

    @Override
    public Optional<LocalDate> dateIfAny(String column) {
      return row.isNullAt(places.get(column)) ? Optional.empty() : Optional.of(date(column));
    }

    @Override
    public Instant instant(String column) {
      return row.getTimestamp(places.get(column)).toInstant();
    }
  }
}
