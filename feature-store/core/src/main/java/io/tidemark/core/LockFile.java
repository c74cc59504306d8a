package io.tidemark.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Runs work on files of this machine in one thread of one process at a time. If a process dies, the
 * operating system releases its lock.
 */
public final class LockFile {
  /** By the file's real path: the operating system gives a file lock to the whole process. */
  private static final Map<Path, Holder> HOLDERS = new HashMap<>();

  /** Excludes the threads of this process from each other. */
  private static final class Holder {
    private int users;
  }

  private LockFile() {}

  /**
   * Runs the work while no other thread or process holds the file; waits until then. The work must
   * not hold the same file again.
   *
   * @param file created if it does not exist, and kept afterwards
   */
  public static <T> T holding(Path file, Supplier<T> work) {
    Path path = real(file);
    Holder holder = enter(path);
    try {
      synchronized (holder) {
        try (FileChannel channel =
            FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
          channel.lock(); // closing the channel releases the lock
          return work.get();
        } catch (IOException e) {
          throw new UncheckedIOException("cannot lock " + file, e);
        }
      }
    } finally {
      leave(path, holder);
    }
  }

  private static Path real(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (!Files.isDirectory(folder)) { // the folder may be a symbolic link
        Files.createDirectories(folder);
      }
      return folder.toRealPath().resolve(file.getFileName());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + file, e);
    }
  }

  private static Holder enter(Path path) {
    synchronized (HOLDERS) {
      Holder holder = HOLDERS.computeIfAbsent(path, unused -> new Holder());
      holder.users++;
      return holder;
    }
  }

  private static void leave(Path path, Holder holder) {
    synchronized (HOLDERS) {
      holder.users--;
      if (holder.users == 0) {
        HOLDERS.remove(path);
      }
    }
  }
}
