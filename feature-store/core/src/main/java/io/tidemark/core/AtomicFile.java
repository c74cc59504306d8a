package io.tidemark.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Files through which processes of one machine speak, seen as they were or as they are, and never
 * half written: the content goes into a hidden file beside, which then takes the name. What belongs
 * to a lake goes into its object store.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes a text in UTF-8; folders are made, and what was there is replaced. */
  public static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes; folders are made, and what was there is replaced. */
  public static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path fresh = file.resolveSibling("." + UUID.randomUUID());
      Files.write(fresh, bytes);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
