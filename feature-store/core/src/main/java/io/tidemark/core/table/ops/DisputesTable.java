package io.tidemark.core.table.ops;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.ColumnUnit;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/** What vendors, or a vendor's prices and actions, do not agree on, with the most likely cause. */
public final class DisputesTable {
  public static final Table TABLE =
      new Table(
          "ops.disputes",
          "Disagreements, each with its cause.",
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
              new Column("sessions", ColumnType.LONG, ColumnUnit.COUNT, "how many are concerned"),
              new Column("values", ColumnType.TEXT, "vendor to value on that date, as JSON"),
              new Column("verdict", ColumnType.TEXT, "the cause, such as missed-split"),
              new Column(
                  "suspect",
                  ColumnType.TEXT,
                  "the vendor that is likely wrong; empty if it cannot be told"),
              new Column(
                  "state", ColumnType.TEXT, "open: it stands; settled: it does not stand any more"),
              new Column("evidence", ColumnType.TEXT, "why, in words")));

  private DisputesTable() {}
}
