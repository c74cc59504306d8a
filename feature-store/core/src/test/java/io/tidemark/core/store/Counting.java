package io.tidemark.core.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Increments a number in an object, one at a time. As a process it takes the folder, the key and
 * the number of increments.
 */
public final class Counting {
  private Counting() {}

  /** Increments a number in a folder of this machine while other processes do the same. */
  public static void main(String[] arguments) {
    count(
        new LocalObjectStore(Path.of(arguments[0])), arguments[1], Integer.parseInt(arguments[2]));
  }

  static void count(ObjectStore store, String key, int times) {
    for (int counted = 0; counted < times; ) {
      Optional<StoredObject> seen = store.get(key);
      int next = seen.map(object -> Integer.parseInt(object.text())).orElse(0) + 1;
      byte[] content = Integer.toString(next).getBytes(StandardCharsets.UTF_8);
      counted += store.compareAndSet(key, seen, content) ? 1 : 0;
    }
  }
}
