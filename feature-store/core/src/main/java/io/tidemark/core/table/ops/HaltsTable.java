package io.tidemark.core.table.ops;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/** State of each ticker, from its first doubt to its resolution. */
public final class HaltsTable {
  public static final Table TABLE =
      new Table(
          "ops.halts",
          "State of each ticker that was ever in doubt, and since when.",
          List.of("ticker"),
          List.of(
              new Column("ticker", ColumnType.TEXT, "symbol"),
              new Column("state", ColumnType.TEXT, "DISPUTED, HALTED, RESOLVED or OK"),
              new Column("opened_by", ColumnType.TEXT, "rule or a person's name"),
              new Column("why", ColumnType.TEXT, "the reason, as text"),
              new Column("date", ColumnType.DATE, "the session that caused it")));

  private HaltsTable() {}
}
