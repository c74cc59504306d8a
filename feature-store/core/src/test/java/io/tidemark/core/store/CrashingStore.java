package io.tidemark.core.store;

import java.util.List;
import java.util.Optional;

/**
 * A store whose client dies at one of its writes, before it or just after it: whoever asked does
 * not learn which.
 */
public final class CrashingStore implements ObjectStore {
  private final ObjectStore store;
  private final boolean written;
  private int left;

  /** The client's death. */
  public static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /**
   * @param writes it does before it dies
   * @param written whether the write at which it dies is still done
   */
  public CrashingStore(ObjectStore store, int writes, boolean written) {
    this.store = store;
    this.left = writes;
    this.written = written;
  }

  @Override
  public Optional<StoredObject> get(String key) {
    return store.get(key);
  }

  @Override
  public List<String> list(String prefix) {
    return store.list(prefix);
  }

  @Override
  public boolean compareAndSet(String key, Optional<StoredObject> seen, byte[] content) {
    left--;
    if (left < 0 && !written) {
      throw new Crash();
    }
    boolean done = store.compareAndSet(key, seen, content);
    if (left < 0) {
      throw new Crash();
    }
    return done;
  }

  @Override
  public void delete(String key) {
    store.delete(key);
  }
}
