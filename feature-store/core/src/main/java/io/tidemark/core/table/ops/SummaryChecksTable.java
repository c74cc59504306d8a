package io.tidemark.core.table.ops;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.ColumnUnit;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/** Landed bars compared with the vendor's own counts. */
public final class SummaryChecksTable {
  public static final Table TABLE =
      new Table(
          "ops.summary_checks",
          "Rows and volume per ticker compared with the vendor's own summary.",
          List.of("vendor", "ticker", "date", "until"),
          List.of(
              new Column("vendor", ColumnType.TEXT, "source name"),
              new Column("ticker", ColumnType.TEXT, "symbol"),
              new Column("date", ColumnType.DATE, "first session covered"),
              new Column("until", ColumnType.DATE, "last session covered"),
              new Column("rows", ColumnType.LONG, ColumnUnit.COUNT, "bars landed"),
              new Column(
                  "rows_told",
                  ColumnType.LONG,
                  ColumnUnit.COUNT,
                  "bars by the summary; null where it does not say"),
              new Column(
                  "volume", ColumnType.DOUBLE, ColumnUnit.SHARES, "traded by the bars landed"),
              new Column(
                  "volume_told", ColumnType.DOUBLE, ColumnUnit.SHARES, "according to the summary"),
              new Column(
                  "breach",
                  ColumnType.TEXT,
                  "what exceeds its threshold, as text; empty if nothing does")));

  private SummaryChecksTable() {}
}
