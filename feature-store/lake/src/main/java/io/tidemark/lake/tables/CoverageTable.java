package io.tidemark.lake.tables;

import io.tidemark.lake.Table;
import io.tidemark.lake.Table.Column;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** Bars that should be there and are not, each with why. */
public final class CoverageTable {
  public static final Table TABLE =
      new Table(
          "ops.coverage",
          "Missing bars with their reasons.",
          List.of("vendor", "ticker", "date"),
          List.of(
              new Column("vendor", DataTypes.StringType, "source name"),
              new Column("ticker", DataTypes.StringType, "symbol"),
              new Column(
                  "date", DataTypes.DateType, "session without a bar; of a delisting, the first"),
              new Column(
                  "reason",
                  DataTypes.StringType,
                  "halt, outage, delisting, refused, gap, or none: nothing is missing there by"
                      + " now")));

  private CoverageTable() {}
}
