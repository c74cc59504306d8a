package io.tidemark.core.table.ops;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/** Bars that should be there and are not, each with why. */
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
                  "date", ColumnType.DATE, "session without a bar; of a delisting, the first"),
              new Column(
                  "reason",
                  ColumnType.TEXT,
                  "halt, outage, delisting, refused, gap, or none: nothing is missing there by"
                      + " now")));

  private CoverageTable() {}
}
