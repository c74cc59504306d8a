package io.tidemark.features.materialize;

import io.tidemark.core.feature.FeatureSet;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A serialisable feature set: its text is sent to the executor, and its plans are compiled there
 * once per process.
 */
final class SetText implements Serializable {
  private static final long serialVersionUID = 1;

  private static final Map<List<String>, FeatureSet> COMPILED = new ConcurrentHashMap<>();

  private final String name;
  private final String text;

  SetText(FeatureSet set) {
    this.name = set.name();
    this.text = set.text();
  }

  FeatureSet set() {
    return COMPILED.computeIfAbsent(
        List.of(name, text), named -> FeatureSet.parse(named.get(0), named.get(1)));
  }
}
