package io.tidemark.core.table.market;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.ColumnUnit;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/**
 * Bars of one or more minutes by vendor, as traded; {@code event_time} is the end of the bar. A
 * vendor has bars of one length only for each ticker, so the length is not part of the key: bars of
 * two lengths would overlap, and every reader would have to separate them.
 */
public final class MinuteBarsTable {
  public static final Table TABLE =
      new Table(
          "market.minutes",
          "Bars of one or more minutes as each vendor gives them.",
          List.of("vendor", "ticker", "time"),
          List.of(
              new Column("vendor", ColumnType.TEXT, "source name"),
              new Column("ticker", ColumnType.TEXT, "symbol"),
              new Column("time", ColumnType.TIME, "start of the bar"),
              new Column("open", ColumnType.DOUBLE, ColumnUnit.QUOTED, "first price"),
              new Column("high", ColumnType.DOUBLE, ColumnUnit.QUOTED, "highest price"),
              new Column("low", ColumnType.DOUBLE, ColumnUnit.QUOTED, "lowest price"),
              new Column("close", ColumnType.DOUBLE, ColumnUnit.QUOTED, "last price"),
              new Column(
                  "volume",
                  ColumnType.DOUBLE,
                  ColumnUnit.SHARES_OR_CONTRACTS,
                  "traded; null where not given"),
              new Column(
                  "vwap",
                  ColumnType.DOUBLE,
                  ColumnUnit.QUOTED,
                  "volume-weighted average price; null where not given"),
              new Column(
                  "minutes",
                  ColumnType.INTEGER,
                  ColumnUnit.MINUTES,
                  "length of the bar; null in old rows: one"),
              new Column(
                  "trades",
                  ColumnType.DOUBLE,
                  ColumnUnit.TRADES,
                  "number of trades; null where not given"),
              new Column(
                  "contract", ColumnType.TEXT, "contract of a future; null where not given")));

  private MinuteBarsTable() {}
}
