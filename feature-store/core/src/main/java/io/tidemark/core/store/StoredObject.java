package io.tidemark.core.store;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * An object as read.
 *
 * @param content all of its bytes; must not be modified
 * @param version opaque; passed to {@link ObjectStore#compareAndSet}, it identifies the state that
 *     was read. Equal content may have an equal version
 */
@SuppressWarnings(
    "ArrayRecordComponent") // no defensive copies of large content; equality compares versions
public record StoredObject(byte[] content, String version) {
  public StoredObject {
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(version, "version");
  }

  /** The content as UTF-8. */
  public String text() {
    return new String(content, StandardCharsets.UTF_8);
  }
}
