package io.tidemark.lake.tables;

import io.tidemark.lake.Table;
import io.tidemark.lake.Table.Column;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** What people decided about rows in quarantine; the last word on a row counts. */
public final class OverridesTable {
  public static final Table TABLE =
      new Table(
          "ops.overrides",
          "Decisions on rows in quarantine.",
          List.of("id"),
          List.of(
              new Column("id", DataTypes.StringType, "of the row in ops.quarantine"),
              new Column("decision", DataTypes.StringType, "approve, reject or override"),
              new Column("who", DataTypes.StringType, "who decided"),
              new Column("why", DataTypes.StringType, "in words"),
              new Column("until", DataTypes.TimestampType, "until when it counts; null: for good"),
              new Column(
                  "fields",
                  DataTypes.StringType,
                  "what an override puts in place of fields, as JSON")));

  private OverridesTable() {}
}
