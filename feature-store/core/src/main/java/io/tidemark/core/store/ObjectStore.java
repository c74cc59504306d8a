package io.tidemark.core.store;

import io.tidemark.core.Sha256;
import io.tidemark.core.UserFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Objects of bytes under keys such as {@code registry/s/served}. An implementation supplies four
 * operations: {@link #get}, {@link #list}, {@link #compareAndSet}, {@link #delete}; the others are
 * built on them, and an implementation may override them.
 *
 * <p>Guarantees, between threads, processes and machines that share the store:
 *
 * <ul>
 *   <li><b>Atomic.</b> A reader sees an object as one write left it, never a part or a mixture.
 *   <li><b>Consistent.</b> Every read and listing that begins after a write returned sees the
 *       result of the write. A listing that runs at the same time as a write may or may not show
 *       the key.
 *   <li><b>One writer wins.</b> Among writers that saw the same version, or no version, exactly one
 *       succeeds.
 *   <li><b>A crash</b> during a write leaves the object in its old or its new state. A write that
 *       failed with an exception may have succeeded, so a caller that repeats it reads first, or
 *       compares. Temporary data that a crash leaves behind appears in no read and no listing.
 * </ul>
 *
 * <p>There is no lock, no rename and no write of more than one object: data that belongs together
 * goes into one object, and one compare and set decides between writers. The same content may have
 * the same version again, so a caller that can restore old content must not conclude from an equal
 * version that nothing happened in between.
 *
 * <p>Keys have the form that {@link ObjectKeys} describes; no key is another key followed by a
 * slash and more. A fault of the store is an {@link UncheckedIOException} that names the object.
 */
public interface ObjectStore {
  /** The object as it is now, if there is one. */
  Optional<StoredObject> get(String key);

  /**
   * All keys that begin with the prefix, in lexicographic order.
   *
   * @param prefix any beginning of a key, such as {@code registry/s/versions/}; empty for all
   */
  List<String> list(String prefix);

  /**
   * Writes the object if it has not changed since it was read.
   *
   * @param seen the result of {@link #get}; empty: write only if there is no object
   * @return whether it was written; false if the object has changed
   */
  boolean compareAndSet(String key, Optional<StoredObject> seen, byte[] content);

  /** Removes the object if there is one. Only temporary objects need it. */
  void delete(String key);

  /**
   * The first parts of the keys below a folder, each once and in order: files and folders that hold
   * an object at any depth.
   *
   * @param folder without a slash at its end, such as {@code registry}; empty for all keys
   */
  default List<String> names(String folder) {
    String prefix = folder.isEmpty() ? "" : ObjectKeys.require(folder) + "/";
    return list(prefix).stream()
        .map(key -> key.substring(prefix.length()))
        .map(rest -> rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest)
        .distinct()
        .sorted()
        .toList();
  }

  /** Writes the object if there is none; returns whether it did. */
  default boolean putIfAbsent(String key, byte[] content) {
    return compareAndSet(key, Optional.empty(), content);
  }

  /**
   * Copies a file of this machine to an object, if there is none; returns whether it did. An
   * implementation need not hold the content in memory.
   */
  default boolean copyIfAbsent(String key, Path file) {
    try {
      return putIfAbsent(key, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * Writes an object that never changes; writing the same content again is a no-op.
   *
   * @throws UserFault if the object exists with other content
   */
  default void putOnce(String key, byte[] content) {
    while (!putIfAbsent(key, content)) {
      Optional<StoredObject> there = get(key);
      if (there.isPresent()) {
        if (Arrays.equals(there.get().content(), content)) {
          return;
        }
        throw new UserFault(
            "%s never changes and exists with other content: its SHA-256 is %s, not %s; start the run that writes it under another id"
                .formatted(key, Sha256.of(there.get().content()), Sha256.of(content)));
      }
    }
  }

  /** Writes the object unconditionally; the content of the last writer remains. */
  default void put(String key, byte[] content) {
    while (!compareAndSet(key, get(key), content)) {
      // another writer came in between; this one comes after it
    }
  }

  /** Writes a text in UTF-8 unconditionally. */
  default void put(String key, String text) {
    put(key, text.getBytes(StandardCharsets.UTF_8));
  }
}
