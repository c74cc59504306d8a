package io.tidemark.core.table.ops;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.ColumnUnit;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/**
 * Disagreements between vendors, or between a vendor's prices and its actions, with the most likely
 * cause.
 */
public final class DisputesTable {
  public static final Table TABLE =
      new Table(
          "ops.disputes",
          "Disagreements between vendors' data, each with its likely cause.",
          List.of("sources", "ticker", "date", "field"),
          List.of(
              new Column("sources", ColumnType.TEXT, "vendors in order of trust, joined by +"),
              new Column("ticker", ColumnType.TEXT, "symbol"),
              new Column("date", ColumnType.DATE, "the ex-date, or the first session concerned"),
              new Column(
                  "field",
                  ColumnType.TEXT,
                  "close, open, high, low, volume, adj_close, split or dividend"),
              new Column("until", ColumnType.DATE, "the last session concerned"),
              new Column(
                  "sessions", ColumnType.LONG, ColumnUnit.COUNT, "how many sessions are concerned"),
              new Column("values", ColumnType.TEXT, "vendor to value on that date, as JSON"),
              new Column("verdict", ColumnType.TEXT, "the likely cause, such as missed-split"),
              new Column(
                  "suspect", ColumnType.TEXT, "the vendor that is likely wrong; empty if unknown"),
              new Column("state", ColumnType.TEXT, "open: not resolved; settled: resolved"),
              new Column("evidence", ColumnType.TEXT, "the reason, as text")));

  private DisputesTable() {}
}
