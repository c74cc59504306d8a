package io.tidemark.flows.decisions;

import io.tidemark.core.RunKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Keys of the last messages, by which one that is handed over twice is known. */
final class SeenKeys {
  /** Whoever hands over a message again does so within seconds of his return. */
  private static final int KEPT = 200;

  private final Set<String> keys;

  SeenKeys(List<String> keys) {
    this.keys = new LinkedHashSet<>(keys);
  }

  /** Whether the key is new; from now on it is not. */
  boolean isNew(RunKey key) {
    boolean added = keys.add(key.value());
    if (keys.size() > KEPT) {
      keys.remove(keys.iterator().next());
    }
    return added;
  }

  List<String> all() {
    return new ArrayList<>(keys);
  }
}
