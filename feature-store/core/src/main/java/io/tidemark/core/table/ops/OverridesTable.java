package io.tidemark.core.table.ops;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/** Decisions of people on rows in quarantine; the last decision on a row counts. */
public final class OverridesTable {
  public static final Table TABLE =
      new Table(
          "ops.overrides",
          "Decisions on rows in quarantine.",
          List.of("id"),
          List.of(
              new Column("id", ColumnType.TEXT, "identifier of the row in ops.quarantine"),
              new Column("decision", ColumnType.TEXT, "approve, reject or override"),
              new Column("who", ColumnType.TEXT, "person who decided"),
              new Column("why", ColumnType.TEXT, "the reason, as text"),
              new Column("until", ColumnType.TIME, "time until which it counts; null: no limit"),
              new Column(
                  "fields",
                  ColumnType.TEXT,
                  "new values of fields that an override sets, as JSON")));

  private OverridesTable() {}
}
