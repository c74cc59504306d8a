package io.tidemark.core.source;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The data that a source was read from, for a manifest.
 *
 * @param provider the requested provider; empty: the only one in the table
 * @param tables lake table to its Delta version
 */
public record SourceProvenance(String provider, Map<String, Long> tables) {
  public SourceProvenance {
    provider = provider == null ? "" : provider;
    tables = tables == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(tables));
  }
}
