package io.tidemark.core.store;

import io.tidemark.core.Sha256;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Objects in the memory of this process. */
public final class MemoryObjectStore implements ObjectStore {
  private final TreeMap<String, byte[]> objects = new TreeMap<>();

  @Override
  public synchronized Optional<StoredObject> get(String key) {
    return Optional.ofNullable(objects.get(ObjectKeys.require(key)))
        .map(content -> new StoredObject(content.clone(), Sha256.of(content)));
  }

  @Override
  public synchronized List<String> list(String prefix) {
    ObjectKeys.requirePrefix(prefix);
    return objects.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
  }

  @Override
  public synchronized boolean compareAndSet(
      String key, Optional<StoredObject> seen, byte[] content) {
    boolean still = get(key).map(StoredObject::version).equals(seen.map(StoredObject::version));
    if (still) {
      objects.put(key, content.clone());
    }
    return still;
  }

  @Override
  public synchronized void delete(String key) {
    objects.remove(ObjectKeys.require(key));
  }
}
