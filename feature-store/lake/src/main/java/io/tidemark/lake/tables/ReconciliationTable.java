package io.tidemark.lake.tables;

import io.tidemark.lake.Table;
import io.tidemark.lake.Table.Column;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** Where vendors disagreed, and who was believed. */
public final class ReconciliationTable {
  public static final Table TABLE =
      new Table(
          "ops.reconciliation",
          "Disagreements between vendors.",
          List.of("sources", "ticker", "date", "field"),
          List.of(
              new Column("sources", DataTypes.StringType, "vendors in order of trust, joined by +"),
              new Column("ticker", DataTypes.StringType, "symbol"),
              new Column("date", DataTypes.DateType, "session or ex-date"),
              new Column("field", DataTypes.StringType, "close, volume, split or dividend"),
              new Column("values", DataTypes.StringType, "vendor to value, as JSON"),
              new Column("chosen", DataTypes.StringType, "vendor believed, empty if none"),
              new Column("reason", DataTypes.StringType, "why, in words")));

  private ReconciliationTable() {}
}
