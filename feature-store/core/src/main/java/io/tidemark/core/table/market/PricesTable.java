package io.tidemark.core.table.market;

import io.tidemark.core.table.ColumnType;
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
              new Column("open", ColumnType.DOUBLE, "USD per share"),
              new Column("high", ColumnType.DOUBLE, "USD per share"),
              new Column("low", ColumnType.DOUBLE, "USD per share"),
              new Column("close", ColumnType.DOUBLE, "USD per share"),
              new Column("volume", ColumnType.DOUBLE, "shares"),
              new Column(
                  "vwap",
                  ColumnType.DOUBLE,
                  "volume-weighted average, USD per share; null where the vendor gives none"),
              new Column(
                  "split_ratio",
                  ColumnType.DOUBLE,
                  "new shares per old one on this ex-date, else 1"),
              new Column(
                  "cash_dividend", ColumnType.DOUBLE, "USD per share on this ex-date, else 0"),
              new Column("vendor", ColumnType.TEXT, "vendor of the bar"),
              new Column("status", ColumnType.TEXT, "agreed, single or disputed")));

  private PricesTable() {}
}
