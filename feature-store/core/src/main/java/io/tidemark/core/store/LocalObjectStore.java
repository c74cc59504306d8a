package io.tidemark.core.store;

import io.tidemark.core.LockFile;
import io.tidemark.core.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps each object as a file of a folder; the path is its key and the version is its SHA-256.
 *
 * <p>A file is written and flushed to disk under a hidden name in the same folder, then renamed. A
 * compare and set holds the lock file {@code .lock} of the folder; the operating system releases it
 * if the process dies. A crash may leave a hidden file, named by a dot and a UUID. The folder may
 * be shared by processes of machines whose file system shares locks.
 */
public final class LocalObjectStore implements ObjectStore {
  private static final String LOCK = ".lock";
  private static final Pattern HIDDEN =
      Pattern.compile("\\.lock|\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Path root;

  /**
   * @param root the folder; it need not exist yet
   */
  public LocalObjectStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public Optional<StoredObject> get(String key) {
    Path file = file(key);
    try {
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      byte[] content = Files.readAllBytes(file);
      return Optional.of(new StoredObject(content, Sha256.of(content)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  @Override
  public List<String> list(String prefix) {
    ObjectKeys.requirePrefix(prefix);
    Path folder = root.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1));
    List<String> keys = new ArrayList<>();
    walk(
        folder,
        file -> {
          String key = key(file);
          if (key.startsWith(prefix)) {
            keys.add(key);
          }
          return true;
        });
    return keys.stream().sorted().toList();
  }

  @Override
  public List<String> names(String folder) {
    Path path = folder.isEmpty() ? root : root.resolve(ObjectKeys.require(folder));
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(path)) {
      return children
          .filter(child -> !isHidden(child) && holdsObject(child))
          .map(child -> child.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + path, e);
    }
  }

  @Override
  public boolean compareAndSet(String key, Optional<StoredObject> seen, byte[] content) {
    return place(key, seen, fresh -> Files.write(fresh, content));
  }

  @Override
  public boolean copyIfAbsent(String key, Path file) {
    return place(key, Optional.empty(), fresh -> Files.copy(file, fresh));
  }

  @Override
  public void delete(String key) {
    Path file = file(key);
    if (Files.exists(file)) {
      locked(
          "remove",
          file,
          () -> {
            Files.deleteIfExists(file);
            return true;
          });
    }
  }

  private interface Filling {
    void of(Path fresh) throws IOException;
  }

  private interface Change {
    boolean make() throws IOException;
  }

  private boolean place(String key, Optional<StoredObject> seen, Filling filling) {
    Path file = file(key);
    if (!isStill(key, seen)) {
      return false; // saves the write if it would lose anyway
    }
    Path fresh = file.resolveSibling("." + UUID.randomUUID());
    try {
      if (!Files.isDirectory(file.getParent())) { // the folder may be a symbolic link
        Files.createDirectories(file.getParent());
      }
      try {
        filling.of(fresh);
        force(fresh);
        return locked("write", file, () -> isStill(key, seen) && move(fresh, file));
      } finally {
        Files.deleteIfExists(fresh); // still exists only if it was not renamed
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private boolean isStill(String key, Optional<StoredObject> seen) {
    return seen.isEmpty()
        ? !Files.isRegularFile(file(key))
        : get(key).map(StoredObject::version).equals(seen.map(StoredObject::version));
  }

  private static boolean move(Path fresh, Path file) throws IOException {
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }

  private boolean locked(String what, Path file, Change change) {
    return LockFile.holding(
        root.resolve(LOCK),
        () -> {
          try {
            return change.make();
          } catch (IOException e) {
            throw new UncheckedIOException("cannot %s %s".formatted(what, file), e);
          }
        });
  }

  /** Flushes to disk, so that a power failure cannot leave a file with half of its content. */
  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private Path file(String key) {
    Path file = root.resolve(ObjectKeys.require(key));
    for (Path part : root.relativize(file)) {
      if (isHidden(part)) {
        throw new IllegalArgumentException(
            "object key '%s' has the part %s, which the store uses itself; use another name"
                .formatted(key, part));
      }
    }
    return file;
  }

  private String key(Path file) {
    return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
  }

  private static boolean isHidden(Path path) {
    return HIDDEN.matcher(path.getFileName().toString()).matches();
  }

  private static boolean holdsObject(Path path) {
    return Files.isDirectory(path) ? !walk(path, file -> false) : Files.isRegularFile(path);
  }

  /**
   * Visits the files of the objects below a folder.
   *
   * @param visitor returns whether to continue
   * @return whether all files were visited
   */
  private static boolean walk(Path folder, Predicate<Path> visitor) {
    if (!Files.isDirectory(folder)) {
      return true;
    }
    boolean[] all = {true};
    try {
      Files.walkFileTree(
          folder,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (isHidden(file) || !attributes.isRegularFile()) {
                return FileVisitResult.CONTINUE;
              }
              all[0] = visitor.test(file);
              return all[0] ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE; // a hidden file was renamed meanwhile
              }
              throw e;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
    return all[0];
  }
}
