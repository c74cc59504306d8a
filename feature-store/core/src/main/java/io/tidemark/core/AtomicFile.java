package io.tidemark.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Files that a reader sees as they were or as they are, and never half written: the content goes
 * into a hidden file beside, which then takes the name.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes a text in UTF-8; folders are made, and what was there is replaced. */
  public static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes; folders are made, and what was there is replaced. */
  public static void write(Path file, byte[] bytes) {
    fill(file, fresh -> Files.write(fresh, bytes));
  }

  /** Copies a file; folders are made, and what was there is replaced. */
  public static void copy(Path from, Path to) {
    fill(to, fresh -> Files.copy(from, fresh));
  }

  private interface Filling {
    void of(Path fresh) throws IOException;
  }

  private static void fill(Path file, Filling filling) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path fresh = file.resolveSibling("." + UUID.randomUUID());
      filling.of(fresh);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
