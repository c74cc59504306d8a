package io.tidemark.core.table.ops;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/** What people decided about rows in quarantine; the last word on a row counts. */
public final class OverridesTable {
  public static final Table TABLE =
      new Table(
          "ops.overrides",
          "Decisions on rows in quarantine.",
          List.of("id"),
          List.of(
              new Column("id", ColumnType.TEXT, "of the row in ops.quarantine"),
              new Column("decision", ColumnType.TEXT, "approve, reject or override"),
              new Column("who", ColumnType.TEXT, "who decided"),
              new Column("why", ColumnType.TEXT, "in words"),
              new Column("until", ColumnType.TIME, "until when it counts; null: for good"),
              new Column(
                  "fields", ColumnType.TEXT, "what an override puts in place of fields, as JSON")));

  private OverridesTable() {}
}
