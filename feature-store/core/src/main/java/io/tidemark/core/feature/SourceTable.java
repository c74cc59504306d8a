package io.tidemark.core.feature;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A lake table that a feature set may name as a source.
 *
 * @param name such as {@code market.prices}
 * @param columns with their units
 */
record SourceTable(String name, Map<String, Unit> columns) {
  private static final Map<String, SourceTable> KNOWN = new TreeMap<>();

  static {
    add(
        new SourceTable(
            "market.prices",
            Map.of(
                "open", Unit.PRICE,
                "high", Unit.PRICE,
                "low", Unit.PRICE,
                "close", Unit.PRICE,
                "volume", Unit.SHARES,
                "vwap", Unit.PRICE)));
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

  private static void add(SourceTable table) {
    KNOWN.put(table.name(), table);
  }
}
