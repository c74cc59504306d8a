package io.tidemark.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Which version of Tidemark this is. */
public final class CodeVersion {
  private static final String RESOURCE = "version";

  private CodeVersion() {}

  /**
   * The version and the commit that the build wrote, such as {@code 0.1.0-SNAPSHOT+4a7ea03c12}; a
   * build of changed files says {@code -changed}.
   */
  public static String current() {
    try (InputStream file = CodeVersion.class.getResourceAsStream(RESOURCE)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the build's version", e);
    }
  }
}
