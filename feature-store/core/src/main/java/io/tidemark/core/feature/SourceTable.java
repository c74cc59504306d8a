package io.tidemark.core.feature;

import io.tidemark.core.feature.operators.Unit;
import io.tidemark.core.intraday.IntradayVolatility;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A lake table, or what is derived from the rows' bars, that a feature set may name as a source.
 *
 * @param name such as {@code market.prices}
 * @param columns with their units; none where every name is a column, as every macro series is
 * @param secondsPerRow the least time between two rows; 0 where the table cannot be the rows of a
 *     set
 * @param lookBack rows before the present one that a value rests on
 */
record SourceTable(String name, Map<String, Unit> columns, long secondsPerRow, int lookBack) {
  private static final long DAY = 86_400;
  private static final long MINUTE = 60;
  private static final Map<String, Unit> BAR =
      Map.of(
          "open", Unit.PRICE,
          "high", Unit.PRICE,
          "low", Unit.PRICE,
          "close", Unit.PRICE,
          "volume", Unit.SHARES,
          "vwap", Unit.PRICE);
  private static final Map<String, SourceTable> KNOWN = new TreeMap<>();

  static {
    Map<String, Unit> minute = new TreeMap<>(BAR);
    minute.put("trades", Unit.NONE);
    Map<String, Unit> volatility = new TreeMap<>();
    IntradayVolatility.COLUMNS.keySet().forEach(column -> volatility.put(column, Unit.NONE));
    add(new SourceTable("market.prices", BAR, DAY, 0));
    add(new SourceTable("market.minutes", minute, MINUTE, 0));
    add(new SourceTable("macro.series", Map.of(), 0, 0));
    add(new SourceTable("intraday.volatility", volatility, 0, IntradayVolatility.LOOK_BACK));
  }

  SourceTable {
    columns = new TreeMap<>(columns);
  }

  static Optional<SourceTable> named(String name) {
    return Optional.ofNullable(KNOWN.get(name));
  }

  static Iterable<String> names() {
    return KNOWN.keySet();
  }

  /** Whether a set's rows may be this table's. */
  boolean makesRows() {
    return secondsPerRow > 0;
  }

  /** Whether it has values at another table's rows. */
  boolean joins(SourceTable rows) {
    boolean isOfBarsWithinTheDay = lookBack > 0;
    return !makesRows() && (!isOfBarsWithinTheDay || rows.secondsPerRow < DAY);
  }

  /** The unit of a column, if there is such. */
  Optional<Unit> unit(String column) {
    return columns.isEmpty() ? Optional.of(Unit.NONE) : Optional.ofNullable(columns.get(column));
  }

  private static void add(SourceTable table) {
    KNOWN.put(table.name(), table);
  }
}
