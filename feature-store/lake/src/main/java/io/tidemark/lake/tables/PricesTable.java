package io.tidemark.lake.tables;

import io.tidemark.lake.Table;
import io.tidemark.lake.Table.Column;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/**
 * Reconciled bars as traded, never adjusted in place: a reader chains the factors as of its own
 * time.
 */
public final class PricesTable {
  public static final Table TABLE =
      new Table(
          "market.prices",
          "The agreed price of each ticker and day, with its corporate actions.",
          List.of("sources", "ticker", "date"),
          List.of(
              new Column("sources", DataTypes.StringType, "vendors in order of trust, joined by +"),
              new Column("ticker", DataTypes.StringType, "symbol"),
              new Column("date", DataTypes.DateType, "session"),
              new Column("open", DataTypes.DoubleType, "USD per share"),
              new Column("high", DataTypes.DoubleType, "USD per share"),
              new Column("low", DataTypes.DoubleType, "USD per share"),
              new Column("close", DataTypes.DoubleType, "USD per share"),
              new Column("volume", DataTypes.DoubleType, "shares"),
              new Column(
                  "vwap",
                  DataTypes.DoubleType,
                  "volume-weighted average, USD per share; null where the vendor tells none"),
              new Column(
                  "split_ratio",
                  DataTypes.DoubleType,
                  "new shares per old one on this ex-date, else 1"),
              new Column(
                  "cash_dividend", DataTypes.DoubleType, "USD per share on this ex-date, else 0"),
              new Column("vendor", DataTypes.StringType, "whose bar it is"),
              new Column("status", DataTypes.StringType, "agreed, single or disputed")));

  private PricesTable() {}
}
