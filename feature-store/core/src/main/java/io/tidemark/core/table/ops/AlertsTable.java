package io.tidemark.core.table.ops;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/** Alerts for the people who run the platform. */
public final class AlertsTable {
  public static final Table TABLE =
      new Table(
          "ops.alerts",
          "Alerts that were sent to the log and the webhook.",
          List.of("id"),
          List.of(
              new Column(
                  "id", ColumnType.TEXT, "first characters of a hash of what the alert is about"),
              new Column("kind", ColumnType.TEXT, "such as factor-changed"),
              new Column("severity", ColumnType.TEXT, "warning or critical"),
              new Column("sources", ColumnType.TEXT, "vendors joined by +"),
              new Column("ticker", ColumnType.TEXT, "symbol; empty if it is about several"),
              new Column("date", ColumnType.DATE, "session or ex-date"),
              new Column("message", ColumnType.TEXT, "as text")));

  private AlertsTable() {}
}
