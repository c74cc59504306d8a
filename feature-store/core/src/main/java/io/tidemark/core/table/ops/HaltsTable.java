package io.tidemark.core.table.ops;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/** Each ticker's state, from its first doubt to its resolution. */
public final class HaltsTable {
  public static final Table TABLE =
      new Table(
          "ops.halts",
          "Tickers that may not be used, and since when.",
          List.of("ticker"),
          List.of(
              new Column("ticker", ColumnType.TEXT, "symbol"),
              new Column("state", ColumnType.TEXT, "DISPUTED, HALTED, RESOLVED or OK"),
              new Column("opened_by", ColumnType.TEXT, "rule or a person's name"),
              new Column("why", ColumnType.TEXT, "in words"),
              new Column("date", ColumnType.DATE, "the session that raised it")));

  private HaltsTable() {}
}
