package io.tidemark.core.table.market;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.ColumnUnit;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/**
 * Bars of one minute or some by vendor, as traded; {@code event_time} is the bar's end. Of one
 * ticker a vendor has bars of one length, which is therefore no part of the key: two lengths would
 * lie over each other, and whoever reads bars in order would have to know.
 */
public final class MinuteBarsTable {
  public static final Table TABLE =
      new Table(
          "market.minutes",
          "Bars of one minute or some as each vendor gives them.",
          List.of("vendor", "ticker", "time"),
          List.of(
              new Column("vendor", ColumnType.TEXT, "source name"),
              new Column("ticker", ColumnType.TEXT, "symbol"),
              new Column("time", ColumnType.TIME, "when the bar begins"),
              new Column("open", ColumnType.DOUBLE, ColumnUnit.QUOTED, "first price"),
              new Column("high", ColumnType.DOUBLE, ColumnUnit.QUOTED, "highest price"),
              new Column("low", ColumnType.DOUBLE, ColumnUnit.QUOTED, "lowest price"),
              new Column("close", ColumnType.DOUBLE, ColumnUnit.QUOTED, "last price"),
              new Column(
                  "volume",
                  ColumnType.DOUBLE,
                  ColumnUnit.SHARES_OR_CONTRACTS,
                  "traded; null where not counted"),
              new Column(
                  "vwap",
                  ColumnType.DOUBLE,
                  ColumnUnit.QUOTED,
                  "volume-weighted average price; null where not told"),
              new Column(
                  "minutes",
                  ColumnType.INTEGER,
                  ColumnUnit.MINUTES,
                  "length of the bar; null in old rows: one"),
              new Column(
                  "trades",
                  ColumnType.DOUBLE,
                  ColumnUnit.COUNT,
                  "trades in it; null where not told"),
              new Column("contract", ColumnType.TEXT, "of futures; null where not told")));

  private MinuteBarsTable() {}
}
