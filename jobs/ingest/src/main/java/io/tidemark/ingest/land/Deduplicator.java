package io.tidemark.ingest.land;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;

import io.tidemark.core.market.PaymentTotals;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.market.ActionsTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
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
 * Deduplicates facts of one load that have the same key and {@code known_at}: identical ones become
 * one; if any two differ, all of them are rejected. Different dividends of one ex-date in one file
 * can instead be several payments, which are added.
 */
final class Deduplicator {
  private static final String CONTRADICTED = "_contradicted";

  private final Table table;
  private final Dataset<Row> flagged;

  /**
   * @param facts rows of one table with its columns and the two clocks
   * @param paymentsAddUp whether different dividends of one ex-date in one file are separate
   *     payments
   */
  Deduplicator(Table table, Dataset<Row> facts, boolean paymentsAddUp) {
    this.table = table;
    PaymentColumns payments =
        paymentsAddUp && table.equals(ActionsTable.TABLE)
            ? PaymentColumns.in(facts.schema())
            : null;
    this.flagged = flagged(table, facts, payments).persist(StorageLevel.MEMORY_AND_DISK_SER());
  }

  /** The deduplicated facts: one row per key and {@code known_at}. */
  Dataset<Row> believed() {
    return flagged.where(not(col(CONTRADICTED))).drop(CONTRADICTED);
  }

  /** Keys of contradicting facts, each with its {@code known_at} in microseconds. */
  Set<List<Object>> contradicted() {
    Column[] columns =
        Stream.concat(
                table.key().stream().map(Deduplicator::plain),
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

  /** Releases cached data. */
  void release() {
    flagged.unpersist();
  }

  private static Dataset<Row> flagged(Table table, Dataset<Row> facts, PaymentColumns payments) {
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
            (MapPartitionsFunction<Row, Row>)
                rows -> new Collapsed(rows, saying, content, payments),
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

  /** Column positions that distinguish payments from contradictions in a row of actions. */
  private record PaymentColumns(int kind, int amount, int place, int payload)
      implements Serializable {
    static PaymentColumns in(StructType schema) {
      return new PaymentColumns(
          schema.fieldIndex("kind"),
          schema.fieldIndex("amount"),
          schema.fieldIndex("place"),
          schema.fieldIndex("payload"));
    }

    /**
     * The total of an ex-date's dividends, each amount of a file counted once; empty if two files
     * have different totals, or if the rows are splits.
     *
     * @param rows with the same key and {@code known_at}, sorted by amount
     */
    Optional<Object[]> total(List<Row> rows) {
      if (!rows.get(0).getString(kind).equals("DIVIDEND")) {
        return Optional.empty();
      }
      Map<String, Map<Double, String>> files = new LinkedHashMap<>();
      for (Row row : rows) {
        files
            .computeIfAbsent(row.getString(payload), file -> new LinkedHashMap<>())
            .putIfAbsent(row.getDouble(amount), row.getString(place));
      }
      Set<Double> totals = new HashSet<>();
      files.values().forEach(amounts -> totals.add(PaymentTotals.sum(amounts.keySet())));
      if (totals.size() > 1) {
        return Optional.empty();
      }
      Object[] total = values(rows.get(0)).toArray();
      total[amount] = totals.iterator().next();
      total[place] = String.join(" + ", files.get(rows.get(0).getString(payload)).values());
      return Optional.of(total);
    }
  }

  /**
   * From rows sorted by key and {@code known_at}: the first of each group, and whether another one
   * differs from it.
   */
  private static final class Collapsed implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final int[] saying;
    private final int[] content;
    private final PaymentColumns payments;
    private Row next;

    /**
     * @param payments null: every difference is a contradiction
     */
    Collapsed(Iterator<Row> rows, int[] saying, int[] content, PaymentColumns payments) {
      this.rows = rows;
      this.saying = saying;
      this.content = content;
      this.payments = payments;
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
      boolean differ = false;
      List<Row> all = new ArrayList<>(List.of(first));
      next = null;
      while (next == null && rows.hasNext()) {
        Row row = rows.next();
        if (!same(first, row, saying)) {
          next = row;
        } else {
          differ |= !same(first, row, content);
          all.add(row);
        }
      }
      Optional<Object[]> total =
          payments != null && differ ? payments.total(all) : Optional.empty();
      Object[] fact = total.orElseGet(() -> values(first).toArray());
      Object[] values = Arrays.copyOf(fact, first.size() + 1);
      values[first.size()] = differ && total.isEmpty();
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
