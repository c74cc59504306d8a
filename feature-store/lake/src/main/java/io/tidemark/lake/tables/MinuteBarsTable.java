package io.tidemark.lake.tables;

import io.tidemark.lake.Table;
import io.tidemark.lake.Table.Column;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/**
 * Bars of one minute or some by vendor, as traded; {@code event_time} is the bar's end. Of one
 * ticker a vendor has bars of one length, which is therefore no part of the key: two lengths would
 * lie over each other, and whoever reads bars in order would have to know.
 */
public final class MinuteBarsTable {
  public static final Table TABLE =
      new Table(
          "market.minutes",
          "Bars of one minute or some as each vendor gives them.",
          List.of("vendor", "ticker", "time"),
          List.of(
              new Column("vendor", DataTypes.StringType, "source name"),
              new Column("ticker", DataTypes.StringType, "symbol"),
              new Column("time", DataTypes.TimestampType, "when the bar begins"),
              new Column("open", DataTypes.DoubleType, "USD per share; of futures index points"),
              new Column("high", DataTypes.DoubleType, "as open"),
              new Column("low", DataTypes.DoubleType, "as open"),
              new Column("close", DataTypes.DoubleType, "as open"),
              new Column(
                  "volume", DataTypes.DoubleType, "shares or contracts; null where not counted"),
              new Column("vwap", DataTypes.DoubleType, "as open; null where not told"),
              new Column(
                  "minutes", DataTypes.IntegerType, "length of the bar; null in old rows: one"),
              new Column("trades", DataTypes.DoubleType, "trades in it; null where not told"),
              new Column("contract", DataTypes.StringType, "of futures; null where not told")));

  private MinuteBarsTable() {}
}
