package io.tidemark.core.registry;

import java.util.List;
import java.util.Map;

/**
 * The features that are served in each regime.
 *
 * @param selected by regime, the features chosen, best first
 * @param fallback the features that are served while the regime is unknown
 */
public record RegimePolicy(Map<String, List<String>> selected, List<String> fallback) {
  public RegimePolicy {
    selected = Map.copyOf(selected);
    fallback = List.copyOf(fallback);
  }

  /** The features of that regime, best first; the fallback if the regime is unknown. */
  public List<String> featuresIn(String regime) {
    return selected.getOrDefault(regime, fallback);
  }
}
