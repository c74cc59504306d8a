package io.tidemark.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/** Work that one thread of one process does at a time; a process that dies gives its lock back. */
public final class LockFile {
  private LockFile() {}

  /**
   * Does the work while nobody else holds the file; waits until then.
   *
   * @param file made if it is not there, and left there
   */
  public static <T> T holding(Path file, Supplier<T> work) {
    synchronized (LockFile.class) { // a file's lock belongs to the whole process
      try {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
          channel.lock(); // closing the channel gives it back
          return work.get();
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot lock " + file, e);
      }
    }
  }
}
