package io.tidemark.lake.tables;

import io.tidemark.lake.Table;
import io.tidemark.lake.Table.Column;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** What vendors, or a vendor's prices and actions, do not agree on, with the most likely cause. */
public final class DisputesTable {
  public static final Table TABLE =
      new Table(
          "ops.disputes",
          "Disagreements, each with its cause.",
          List.of("sources", "ticker", "date", "field"),
          List.of(
              new Column("sources", DataTypes.StringType, "vendors in order of trust, joined by +"),
              new Column("ticker", DataTypes.StringType, "symbol"),
              new Column("date", DataTypes.DateType, "the ex-date, or the first session concerned"),
              new Column(
                  "field",
                  DataTypes.StringType,
                  "close, open, high, low, volume, adj_close, split or dividend"),
              new Column("until", DataTypes.DateType, "the last session concerned"),
              new Column("sessions", DataTypes.LongType, "how many are concerned"),
              new Column("values", DataTypes.StringType, "vendor to value on that date, as JSON"),
              new Column("verdict", DataTypes.StringType, "the cause, such as missed-split"),
              new Column(
                  "suspect",
                  DataTypes.StringType,
                  "the vendor that is likely wrong; empty if it cannot be told"),
              new Column(
                  "state",
                  DataTypes.StringType,
                  "open: it stands; settled: it does not stand any more"),
              new Column("evidence", DataTypes.StringType, "why, in words")));

  private DisputesTable() {}
}
