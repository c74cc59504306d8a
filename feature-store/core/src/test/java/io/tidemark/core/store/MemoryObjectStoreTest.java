package io.tidemark.core.store;

final class MemoryObjectStoreTest extends ObjectStoreContract {
  private final MemoryObjectStore store = new MemoryObjectStore();

  @Override
  protected ObjectStore open() {
    return store;
  }
}
