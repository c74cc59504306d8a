package io.tidemark.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Writes files that processes of one machine share. A reader sees the old content or the new
 * content, never a part of it: the content is written to a hidden file in the same folder, which is
 * then renamed. Files that belong to a lake are written through its object store instead.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes a text in UTF-8. Missing folders are created; an existing file is replaced. */
  public static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes. Missing folders are created; an existing file is replaced. */
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
