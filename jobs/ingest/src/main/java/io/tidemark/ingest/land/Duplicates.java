package io.tidemark.ingest.land;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;

import io.tidemark.core.table.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Facts of one load that have one key and one {@code known_at}: identical ones become one, and if
 * any two differ, none can be believed.
 */
final class Duplicates {
  private static final String CONTRADICTED = "_contradicted";

  private final Table table;
  private final Dataset<Row> flagged;

  /**
   * @param facts of one table, with its columns and the clocks
   */
  Duplicates(Table table, Dataset<Row> facts) {
    this.table = table;
    this.flagged = flagged(table, facts).persist(StorageLevel.MEMORY_AND_DISK_SER());
  }

  /** One row a saying. */
  Dataset<Row> believed() {
    return flagged.where(not(col(CONTRADICTED))).drop(CONTRADICTED);
  }

  /**
   * Keys of sayings that contradict each other, each with its time of knowledge in microseconds.
   */
  Set<List<Object>> contradicted() {
    Column[] columns =
        Stream.concat(
                table.key().stream().map(Duplicates::plain),
                Stream.of(unix_micros(col(Table.KNOWN_AT))))
            .toArray(Column[]::new);
    Set<List<Object>> keys = new HashSet<>();
    flagged
        .where(col(CONTRADICTED))
        .select(columns)
        .collectAsList()
        .forEach(row -> keys.add(values(row)));
    return keys;
  }

  /** Lets go of what was kept in memory. */
  void release() {
    flagged.unpersist();
  }

  private static Dataset<Row> flagged(Table table, Dataset<Row> facts) {
    Column[] subject = columns(table.subject());
    Column[] order =
        Stream.concat(
                Stream.concat(table.key().stream(), Stream.of(Table.KNOWN_AT)),
                Stream.concat(table.content().stream(), table.provenance().stream()))
            .map(name -> col(name))
            .toArray(Column[]::new);
    StructType schema = facts.schema();
    int[] saying = indexes(schema, table.key(), List.of(Table.KNOWN_AT));
    int[] content = indexes(schema, table.content(), List.of());
    return facts
        .repartition(subject)
        .sortWithinPartitions(order)
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) rows -> new Collapsed(rows, saying, content),
            Encoders.row(schema.add(CONTRADICTED, DataTypes.BooleanType)));
  }

  private static int[] indexes(StructType schema, List<String> names, List<String> more) {
    return Stream.concat(names.stream(), more.stream()).mapToInt(schema::fieldIndex).toArray();
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(name -> col(name)).toArray(Column[]::new);
  }

  private static Column plain(String name) {
    return switch (name) {
      case "date", "until" -> unix_date(col(name));
      case "time" -> unix_micros(col(name));
      default -> col(name);
    };
  }

  private static List<Object> values(Row row) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      values.add(row.get(i));
    }
    return values;
  }

  /** Rows in order of their sayings: the first of each, and whether any other differs from it. */
  private static final class Collapsed implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final int[] saying;
    private final int[] content;
    private Row next;

    Collapsed(Iterator<Row> rows, int[] saying, int[] content) {
      this.rows = rows;
      this.saying = saying;
      this.content = content;
      this.next = rows.hasNext() ? rows.next() : null;
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Row next() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      Row first = next;
      boolean contradicted = false;
      next = null;
      while (next == null && rows.hasNext()) {
        Row row = rows.next();
        if (same(first, row, saying)) {
          contradicted |= !same(first, row, content);
        } else {
          next = row;
        }
      }
      Object[] values = new Object[first.size() + 1];
      for (int i = 0; i < first.size(); i++) {
        values[i] = first.get(i);
      }
      values[first.size()] = contradicted;
      return RowFactory.create(values);
    }

    private static boolean same(Row a, Row b, int[] columns) {
      for (int column : columns) {
        if (!Objects.equals(a.get(column), b.get(column))) {
          return false;
        }
      }
      return true;
    }
  }
}
