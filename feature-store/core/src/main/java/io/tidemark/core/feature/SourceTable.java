package io.tidemark.core.feature;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A lake table that a feature set may name as a source.
 *
 * @param name such as {@code market.prices}
 * @param columns with their units; none where every name is a column, as every macro series is
 * @param secondsPerRow the least time between two rows; 0 where the table cannot be the rows of a
 *     set
 */
record SourceTable(String name, Map<String, Unit> columns, long secondsPerRow) {
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
    add(new SourceTable("market.prices", BAR, DAY));
    add(new SourceTable("market.minutes", minute, MINUTE));
    add(new SourceTable("macro.series", Map.of(), 0));
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

  /** The unit of a column, if there is such. */
  Optional<Unit> unit(String column) {
    return columns.isEmpty() ? Optional.of(Unit.NONE) : Optional.ofNullable(columns.get(column));
  }

  private static void add(SourceTable table) {
    KNOWN.put(table.name(), table);
  }
}
