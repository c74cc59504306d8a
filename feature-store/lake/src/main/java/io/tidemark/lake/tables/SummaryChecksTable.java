package io.tidemark.lake.tables;

import io.tidemark.lake.Table;
import io.tidemark.lake.Table.Column;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** What was landed against the vendor's own count. */
public final class SummaryChecksTable {
  public static final Table TABLE =
      new Table(
          "ops.summary_checks",
          "Rows and volume per ticker against the vendor's own summary.",
          List.of("vendor", "ticker", "date", "until"),
          List.of(
              new Column("vendor", DataTypes.StringType, "source name"),
              new Column("ticker", DataTypes.StringType, "symbol"),
              new Column("date", DataTypes.DateType, "first session covered"),
              new Column("until", DataTypes.DateType, "last session covered"),
              new Column("rows", DataTypes.LongType, "bars landed"),
              new Column(
                  "rows_told",
                  DataTypes.LongType,
                  "bars by the summary; null where it does not say"),
              new Column("volume", DataTypes.DoubleType, "shares landed"),
              new Column("volume_told", DataTypes.DoubleType, "shares by the summary"),
              new Column(
                  "breach",
                  DataTypes.StringType,
                  "what is over its threshold, in words; empty if nothing")));

  private SummaryChecksTable() {}
}
