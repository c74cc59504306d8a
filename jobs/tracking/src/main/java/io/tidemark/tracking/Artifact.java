package io.tidemark.tracking;

import java.nio.charset.StandardCharsets;

/**
 * A file of a run.
 *
 * @param path below the run's artifacts, such as {@code plots/ic.svg}
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to a server, never compared
public record Artifact(String path, byte[] content) {

  /** A text file. */
  public static Artifact of(String path, String text) {
    return new Artifact(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
