package io.tidemark.core.store;

import java.util.List;
import java.util.Optional;

/**
 * A store whose client crashes at one of its writes, before or just after it; the caller cannot
 * tell which.
 */
public final class CrashingStore implements ObjectStore {
  private final ObjectStore store;
  private final boolean written;
  private int left;

  public static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /**
   * @param writes number of writes before the crash
   * @param written whether the write at which it crashes is still done
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
