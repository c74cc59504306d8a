package io.tidemark.lake.tables;

import io.tidemark.lake.Table;
import io.tidemark.lake.Table.Column;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** Daily bars by vendor, unadjusted by this platform; {@code event_time} is the session's close. */
public final class DailyBarsTable {
  public static final Table TABLE =
      new Table(
          "market.bars",
          "Daily bars as each vendor gives them.",
          List.of("vendor", "ticker", "date"),
          List.of(
              new Column("vendor", DataTypes.StringType, "source name"),
              new Column("ticker", DataTypes.StringType, "symbol"),
              new Column("date", DataTypes.DateType, "session"),
              new Column("open", DataTypes.DoubleType, "USD per share"),
              new Column("high", DataTypes.DoubleType, "USD per share"),
              new Column("low", DataTypes.DoubleType, "USD per share"),
              new Column("close", DataTypes.DoubleType, "USD per share"),
              new Column("volume", DataTypes.DoubleType, "shares"),
              new Column("vwap", DataTypes.DoubleType, "USD per share; null where not told"),
              new Column(
                  "adj_close",
                  DataTypes.DoubleType,
                  "the vendor's own adjusted close; null where not told"),
              new Column("place", DataTypes.StringType, "file and line, or address and index"),
              new Column("payload", DataTypes.StringType, "SHA-256 of the answer or file")),
          List.of("place", "payload"));

  private DailyBarsTable() {}
}
