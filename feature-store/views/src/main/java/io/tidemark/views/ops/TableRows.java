package io.tidemark.views.ops;

import io.tidemark.views.LakeFolder;
import io.tidemark.views.delta.BatchRow;
import io.tidemark.views.delta.ColumnPredicate;
import io.tidemark.views.delta.DeltaTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Rows of a small table as of a time; empty if the table was never written. */
final class TableRows {
  private static final String KNOWN_AT = "known_at";
  private static final Comparator<BatchRow> LATER =
      Comparator.comparing((BatchRow row) -> row.instant(KNOWN_AT))
          .thenComparing(row -> row.textOrEmpty("run_key"));

  private TableRows() {}

  /**
   * Every version known by {@code asOf}, earliest first.
   *
   * @param where conditions on key columns only: a condition on another column could hide the last
   *     version of a fact and return an earlier one
   */
  static List<BatchRow> history(
      LakeFolder lake, String table, ColumnPredicate where, Instant asOf) {
    List<BatchRow> rows = new ArrayList<>();
    lake.table(table)
        .ifPresent(found -> found.read(columns(found), where, b -> rows.addAll(b.eachRow())));
    return rows.stream().filter(row -> !row.instant(KNOWN_AT).isAfter(asOf)).sorted(LATER).toList();
  }

  /** The last version of every fact known by {@code asOf}; the key identifies a fact. */
  static List<BatchRow> asOf(
      LakeFolder lake,
      String table,
      ColumnPredicate where,
      Instant asOf,
      Function<BatchRow, ? extends Object> key) {
    Map<Object, BatchRow> last = new HashMap<>();
    history(lake, table, where, asOf).forEach(row -> last.put(key.apply(row), row));
    return List.copyOf(last.values());
  }

  private static List<String> columns(DeltaTable table) {
    return table.columns();
  }
}
