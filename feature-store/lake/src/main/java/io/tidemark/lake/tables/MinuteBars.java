package io.tidemark.lake.tables;

import io.tidemark.lake.Table;
import io.tidemark.lake.Table.Column;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** Bars of one minute by vendor, as traded; {@code event_time} is the minute's end. */
public final class MinuteBars {
  public static final Table TABLE =
      new Table(
          "market.minutes",
          "Bars of one minute as each vendor gives them.",
          List.of("vendor", "ticker", "time"),
          List.of(
              new Column("vendor", DataTypes.StringType, "source name"),
              new Column("ticker", DataTypes.StringType, "symbol"),
              new Column("time", DataTypes.TimestampType, "when the minute begins"),
              new Column("open", DataTypes.DoubleType, "USD per share"),
              new Column("high", DataTypes.DoubleType, "USD per share"),
              new Column("low", DataTypes.DoubleType, "USD per share"),
              new Column("close", DataTypes.DoubleType, "USD per share"),
              new Column("volume", DataTypes.DoubleType, "shares"),
              new Column("vwap", DataTypes.DoubleType, "USD per share; null where not told")));

  private MinuteBars() {}
}
