package io.tidemark.core.store;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * An object as it was read.
 *
 * @param content all of its bytes; not to be changed
 * @param version opaque; given back to {@link ObjectStore#compareAndSet}, it names what was read.
 *     Equal content may have an equal version
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way; two readings compare by version
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
