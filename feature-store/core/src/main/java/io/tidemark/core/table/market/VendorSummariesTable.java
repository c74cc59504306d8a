package io.tidemark.core.table.market;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.ColumnUnit;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/**
 * Counts that vendors publish for some days, to check their bars against; {@code event_time} is the
 * close of the last day.
 */
public final class VendorSummariesTable {
  public static final Table TABLE =
      new Table(
          "market.summaries",
          "Number of bars and shares over some days as each vendor counts them.",
          List.of("vendor", "ticker", "date", "until"),
          List.of(
              new Column("vendor", ColumnType.TEXT, "source name"),
              new Column("ticker", ColumnType.TEXT, "symbol"),
              new Column("date", ColumnType.DATE, "first day covered"),
              new Column("until", ColumnType.DATE, "last day covered"),
              new Column(
                  "rows", ColumnType.LONG, ColumnUnit.COUNT, "daily bars; null where not given"),
              new Column("volume", ColumnType.DOUBLE, ColumnUnit.SHARES, "traded in all")));

  private VendorSummariesTable() {}
}
