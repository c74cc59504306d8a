package io.tidemark.tracking;

import java.nio.charset.StandardCharsets;

/**
 * A file of an MLflow run.
 *
 * @param path path relative to the run's artifacts, such as {@code plots/ic.svg}
 */
@SuppressWarnings("ArrayRecordComponent") // only carries bytes to a server, never compared
public record Artifact(String path, byte[] content) {

  /** A text file. */
  public static Artifact of(String path, String text) {
    return new Artifact(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
