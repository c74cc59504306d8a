package io.tidemark.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of Tidemark that is running. */
public final class CodeVersion {
  private static final String RESOURCE = "version";

  private CodeVersion() {}

  /**
   * The version and the commit of the build, such as {@code 0.1.0-SNAPSHOT+4a7ea03c12}; {@code
   * -changed} is added if the build had uncommitted changes.
   */
  public static String current() {
    try (InputStream file = CodeVersion.class.getResourceAsStream(RESOURCE)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the build's version", e);
    }
  }
}
