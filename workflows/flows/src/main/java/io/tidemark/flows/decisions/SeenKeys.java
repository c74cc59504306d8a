package io.tidemark.flows.decisions;

import io.tidemark.core.RunKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Keys of recent messages, by which a repeated message is recognized. */
final class SeenKeys {
  /** Number of keys kept. A sender repeats a message only within seconds of its restart. */
  private static final int KEPT = 200;

  private final Set<String> keys;

  SeenKeys(List<String> keys) {
    this.keys = new LinkedHashSet<>(keys);
  }

  /** Whether the key is new; remembers it. */
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
