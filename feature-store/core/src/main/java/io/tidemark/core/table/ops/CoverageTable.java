package io.tidemark.core.table.ops;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/** Bars that are missing, each with the reason. */
public final class CoverageTable {
  public static final Table TABLE =
      new Table(
          "ops.coverage",
          "Missing bars with their reasons.",
          List.of("vendor", "ticker", "date"),
          List.of(
              new Column("vendor", ColumnType.TEXT, "source name"),
              new Column("ticker", ColumnType.TEXT, "symbol"),
              new Column(
                  "date",
                  ColumnType.DATE,
                  "session without a bar; for a delisting, the first such session"),
              new Column(
                  "reason",
                  ColumnType.TEXT,
                  "halt, outage, delisting, refused, gap, or none: nothing is missing there by"
                      + " now")));

  private CoverageTable() {}
}
