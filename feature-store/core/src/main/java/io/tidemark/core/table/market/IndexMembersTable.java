package io.tidemark.core.table.market;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/**
 * Membership in indices; {@code event_time} is the begin of the first day. A later version of a
 * membership says that it ended: see {@link io.tidemark.core.universe.IndexMembers}.
 */
public final class IndexMembersTable {
  public static final Table TABLE =
      new Table(
          "market.index_members",
          "Which tickers are members of an index, from when to when.",
          List.of("index", "ticker", "date"),
          List.of(
              new Column("index", ColumnType.TEXT, "name of the index, such as sp500"),
              new Column("ticker", ColumnType.TEXT, "symbol"),
              new Column("date", ColumnType.DATE, "first day as a member"),
              new Column("until", ColumnType.DATE, "last day as a member; null: still one"),
              new Column("place", ColumnType.TEXT, "file and line"),
              new Column("payload", ColumnType.TEXT, "SHA-256 of the file")),
          List.of("place", "payload"));

  private IndexMembersTable() {}
}
