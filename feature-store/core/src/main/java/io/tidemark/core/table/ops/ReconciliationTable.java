package io.tidemark.core.table.ops;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/** Disagreements between vendors on single values, and the vendor that was believed. */
public final class ReconciliationTable {
  public static final Table TABLE =
      new Table(
          "ops.reconciliation",
          "Disagreements between vendors on single values.",
          List.of("sources", "ticker", "date", "field"),
          List.of(
              new Column("sources", ColumnType.TEXT, "vendors in order of trust, joined by +"),
              new Column("ticker", ColumnType.TEXT, "symbol"),
              new Column("date", ColumnType.DATE, "session or ex-date"),
              new Column("field", ColumnType.TEXT, "close, volume, split or dividend"),
              new Column("values", ColumnType.TEXT, "vendor to value, as JSON"),
              new Column("chosen", ColumnType.TEXT, "vendor that was chosen; empty if none"),
              new Column("reason", ColumnType.TEXT, "the reason, as text")));

  private ReconciliationTable() {}
}
