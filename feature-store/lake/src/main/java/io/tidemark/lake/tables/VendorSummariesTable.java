package io.tidemark.lake.tables;

import io.tidemark.lake.Table;
import io.tidemark.lake.Table.Column;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/**
 * What vendors themselves count over some days, to hold their bars against; {@code event_time} is
 * the close of the last day.
 */
public final class VendorSummariesTable {
  public static final Table TABLE =
      new Table(
          "market.summaries",
          "Bars and shares over some days as each vendor counts them.",
          List.of("vendor", "ticker", "date", "until"),
          List.of(
              new Column("vendor", DataTypes.StringType, "source name"),
              new Column("ticker", DataTypes.StringType, "symbol"),
              new Column("date", DataTypes.DateType, "first day covered"),
              new Column("until", DataTypes.DateType, "last day covered"),
              new Column("rows", DataTypes.LongType, "daily bars; null where not told"),
              new Column("volume", DataTypes.DoubleType, "shares in all")));

  private VendorSummariesTable() {}
}
