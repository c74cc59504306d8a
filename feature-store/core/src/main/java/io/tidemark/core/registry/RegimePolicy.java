package io.tidemark.core.registry;

import java.util.List;
import java.util.Map;

/**
 * Which features are served in which regime.
 *
 * @param selected by regime, the features chosen, best first
 * @param fallback what is served while no regime is known
 */
public record RegimePolicy(Map<String, List<String>> selected, List<String> fallback) {
  public RegimePolicy {
    selected = Map.copyOf(selected);
    fallback = List.copyOf(fallback);
  }

  /** The features for that regime, best first. */
  public List<String> featuresIn(String regime) {
    return selected.getOrDefault(regime, fallback);
  }
}
