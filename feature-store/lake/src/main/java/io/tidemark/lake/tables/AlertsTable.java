package io.tidemark.lake.tables;

import io.tidemark.lake.Table;
import io.tidemark.lake.Table.Column;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** What somebody should look at. */
public final class AlertsTable {
  public static final Table TABLE =
      new Table(
          "ops.alerts",
          "Alerts, as they went to the log and the webhook.",
          List.of("id"),
          List.of(
              new Column("id", DataTypes.StringType, "head of a hash of what the alert is about"),
              new Column("kind", DataTypes.StringType, "such as factor-changed"),
              new Column("severity", DataTypes.StringType, "warning or critical"),
              new Column("sources", DataTypes.StringType, "vendors joined by +"),
              new Column("ticker", DataTypes.StringType, "symbol; empty if it is about many"),
              new Column("date", DataTypes.DateType, "session or ex-date"),
              new Column("message", DataTypes.StringType, "in words")));

  private AlertsTable() {}
}
