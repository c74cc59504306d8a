package io.tidemark.core.table.market;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.ColumnUnit;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/** Daily bars by vendor, unadjusted by this platform; {@code event_time} is the session's close. */
public final class DailyBarsTable {
  public static final Table TABLE =
      new Table(
          "market.bars",
          "Daily bars as each vendor gives them.",
          List.of("vendor", "ticker", "date"),
          List.of(
              new Column("vendor", ColumnType.TEXT, "source name"),
              new Column("ticker", ColumnType.TEXT, "symbol"),
              new Column("date", ColumnType.DATE, "session"),
              new Column(
                  "open", ColumnType.DOUBLE, ColumnUnit.USD_PER_SHARE, "price of the first trade"),
              new Column("high", ColumnType.DOUBLE, ColumnUnit.USD_PER_SHARE, "highest price"),
              new Column("low", ColumnType.DOUBLE, ColumnUnit.USD_PER_SHARE, "lowest price"),
              new Column(
                  "close", ColumnType.DOUBLE, ColumnUnit.USD_PER_SHARE, "price at the close"),
              new Column("volume", ColumnType.DOUBLE, ColumnUnit.SHARES, "traded"),
              new Column(
                  "vwap",
                  ColumnType.DOUBLE,
                  ColumnUnit.USD_PER_SHARE,
                  "volume-weighted average price; null where not given"),
              new Column(
                  "adj_close",
                  ColumnType.DOUBLE,
                  ColumnUnit.USD_PER_SHARE,
                  "the vendor's own adjusted close; null where not given"),
              new Column("place", ColumnType.TEXT, "file and line, or address and index"),
              new Column("payload", ColumnType.TEXT, "SHA-256 of the vendor payload")),
          List.of("place", "payload"));

  private DailyBarsTable() {}
}
