package io.tidemark.lake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The definition of a lake table. Every table carries, beside its own columns, the two clocks
 * {@code event_time} and {@code known_at}, and the key of the run that wrote the row.
 *
 * @param name schema and table, such as {@code market.bars}
 * @param purpose one sentence
 * @param key the columns that name a fact; a fact may have several versions, apart in {@code
 *     known_at}
 * @param columns the table's own columns
 * @param provenance those of the columns that tell where a version came from rather than what it
 *     says: the same content from elsewhere is no new version
 */
public record Table(
    String name, String purpose, List<String> key, List<Column> columns, List<String> provenance) {
  private static final Set<String> TIMES = Set.of("date", "until", "time");

  public static final String EVENT_TIME = "event_time";
  public static final String KNOWN_AT = "known_at";
  public static final String RUN_KEY = "run_key";

  /**
   * A column.
   *
   * @param meaning what it says, with its unit
   */
  public record Column(String name, DataType type, String meaning) {}

  /** A table all of whose columns outside the key are content. */
  public Table(String name, String purpose, List<String> key, List<Column> columns) {
    this(name, purpose, key, columns, List.of());
  }

  public Table {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
    provenance = List.copyOf(provenance);
    List<String> names = columns.stream().map(Column::name).toList();
    if (!names.containsAll(key)) {
      throw new IllegalArgumentException(name + ": key " + key + " is not among columns " + names);
    }
    if (!names.containsAll(provenance) || provenance.stream().anyMatch(key::contains)) {
      throw new IllegalArgumentException(
          name + ": provenance " + provenance + " is not among the columns outside the key");
    }
  }

  /** The whole schema: own columns, the clocks, the run key. */
  public StructType schema() {
    List<StructField> fields = new ArrayList<>();
    for (Column column : columns) {
      fields.add(field(column.name(), column.type(), column.meaning()));
    }
    fields.add(field(EVENT_TIME, DataTypes.TimestampType, "when it was so"));
    fields.add(field(KNOWN_AT, DataTypes.TimestampType, "when this platform could know it"));
    fields.add(field(RUN_KEY, DataTypes.StringType, "the run that wrote the row"));
    return new StructType(fields.toArray(StructField[]::new));
  }

  /** What whoever writes a row gives: the whole schema but for the run key, which the lake adds. */
  public StructType given() {
    return new StructType(
        Arrays.stream(schema().fields())
            .filter(field -> !field.name().equals(RUN_KEY))
            .toArray(StructField[]::new));
  }

  /** Names of the columns that make up a version's content: those that say something of the key. */
  public List<String> content() {
    return columns.stream()
        .map(Column::name)
        .filter(name -> !key.contains(name) && !provenance.contains(name))
        .toList();
  }

  /**
   * The key without its times: all days of a subject lie side by side in one file, where a reader
   * of one ticker finds them without the others.
   */
  public List<String> subject() {
    List<String> subject = key.stream().filter(name -> !TIMES.contains(name)).toList();
    return subject.isEmpty() ? key : subject;
  }

  /**
   * The order of rows within a file: facts of one year, then of the next, each by key. Pages hold
   * rows that are side by side, so who wants one ticker's and who wants the last days of all read
   * little else.
   */
  public org.apache.spark.sql.Column[] order() {
    Stream<org.apache.spark.sql.Column> years =
        key.contains("date") ? Stream.of(functions.year(functions.col("date"))) : Stream.of();
    return Stream.concat(years, key.stream().map(name -> functions.col(name)))
        .toArray(org.apache.spark.sql.Column[]::new);
  }

  /** Path below the lake's root. */
  public String path() {
    return name.replace('.', '/');
  }

  private static StructField field(String name, DataType type, String meaning) {
    Metadata comment = new MetadataBuilder().putString("comment", meaning).build();
    return new StructField(name, type, true, comment);
  }
}
