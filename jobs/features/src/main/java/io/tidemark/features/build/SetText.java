package io.tidemark.features.build;

import io.tidemark.core.feature.FeatureSet;
import java.io.Serializable;

/** A feature set on its way to an executor: its text travels, its plans are compiled there. */
final class SetText implements Serializable {
  private static final long serialVersionUID = 1;

  private final String name;
  private final String text;
  private transient FeatureSet compiled;

  SetText(FeatureSet set) {
    this.name = set.name();
    this.text = set.text();
  }

  synchronized FeatureSet set() {
    if (compiled == null) {
      compiled = FeatureSet.parse(name, text);
    }
    return compiled;
  }
}
