package io.tidemark.core.table.market;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.ColumnUnit;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/**
 * Reconciled bars as traded, never adjusted in place: a reader applies the adjustment factors known
 * at its own {@code as_of}.
 */
public final class PricesTable {
  public static final Table TABLE =
      new Table(
          "market.prices",
          "The agreed price of each ticker and day, with its corporate actions.",
          List.of("sources", "ticker", "date"),
          List.of(
              new Column("sources", ColumnType.TEXT, "vendors in order of trust, joined by +"),
              new Column("ticker", ColumnType.TEXT, "symbol"),
              new Column("date", ColumnType.DATE, "session"),
              new Column(
                  "open", ColumnType.DOUBLE, ColumnUnit.USD_PER_SHARE, "price of the first trade"),
              new Column("high", ColumnType.DOUBLE, ColumnUnit.USD_PER_SHARE, "highest price"),
              new Column("low", ColumnType.DOUBLE, ColumnUnit.USD_PER_SHARE, "lowest price"),
              new Column(
                  "close", ColumnType.DOUBLE, ColumnUnit.USD_PER_SHARE, "price at the close"),
              new Column("volume", ColumnType.DOUBLE, ColumnUnit.SHARES, "traded"),
              new Column(
                  "vwap",
                  ColumnType.DOUBLE,
                  ColumnUnit.USD_PER_SHARE,
                  "volume-weighted average price; null where the vendor gives none"),
              new Column(
                  "split_ratio",
                  ColumnType.DOUBLE,
                  ColumnUnit.RATIO,
                  "new shares per old one on this ex-date, else 1"),
              new Column(
                  "cash_dividend",
                  ColumnType.DOUBLE,
                  ColumnUnit.USD_PER_SHARE,
                  "paid on this ex-date, else 0"),
              new Column("vendor", ColumnType.TEXT, "vendor of the bar"),
              new Column("status", ColumnType.TEXT, "agreed, single or disputed")));

  private PricesTable() {}
}
