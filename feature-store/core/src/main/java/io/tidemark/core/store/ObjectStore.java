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
 * Objects of bytes under keys such as {@code registry/s/served}. Four operations are an
 * implementation's own: {@link #get}, {@link #list}, {@link #compareAndSet}, {@link #delete}; the
 * others are made of them, and an implementation may better them.
 *
 * <p>Guarantees, between threads, processes and machines that share the store:
 *
 * <ul>
 *   <li><b>Whole.</b> A reader sees an object as one write left it, never a part or a mixture.
 *   <li><b>At once.</b> What a write left is seen by every read and listing that begins after it
 *       returned. A listing that runs beside a write shows the key or does not.
 *   <li><b>One wins.</b> Of writers that saw the same version, or saw none, exactly one succeeds.
 *   <li><b>A crash</b> during a write leaves the object as it was, or as it was to be. A write that
 *       failed with an exception may have succeeded: who repeats it reads first, or compares. What
 *       a crash leaves beside the objects is in no reading and no listing.
 * </ul>
 *
 * <p>There is no lock, no rename and no write of more than one object: what belongs together goes
 * into one object, and one compare and set decides between writers. A version may come again with
 * the same content; so a caller whose objects can go back to what they were must not take an equal
 * version for "nothing happened".
 *
 * <p>Keys have the form that {@link ObjectKeys} describes; no key goes on below another with a
 * slash. A fault of the store is an {@link UncheckedIOException} that names the object.
 */
public interface ObjectStore {
  /** The object as it is now, if there is one. */
  Optional<StoredObject> get(String key);

  /**
   * All keys that begin with the prefix, in order of their characters.
   *
   * @param prefix any beginning of a key, such as {@code registry/s/versions/}; empty for all
   */
  List<String> list(String prefix);

  /**
   * Writes the object if it still is what was read.
   *
   * @param seen what {@link #get} returned; empty: only if there is no object
   * @return whether it was written; false if the object is not what was seen
   */
  boolean compareAndSet(String key, Optional<StoredObject> seen, byte[] content);

  /** Removes the object if there is one. Few objects need it: those that only pass through. */
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

  /** Writes the object if there is none; says whether it did. */
  default boolean putIfAbsent(String key, byte[] content) {
    return compareAndSet(key, Optional.empty(), content);
  }

  /**
   * Copies a file of this machine to an object, if there is none; says whether it did. An
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
   * Writes an object that never changes; the same content once more is a no-op.
   *
   * @throws UserFault if other content is there
   */
  default void putOnce(String key, byte[] content) {
    while (!putIfAbsent(key, content)) {
      Optional<StoredObject> there = get(key);
      if (there.isPresent()) {
        if (Arrays.equals(there.get().content(), content)) {
          return;
        }
        throw new UserFault(
            "%s never changes and is there with other content: its SHA-256 is %s, not %s; start the run that writes it under another id"
                .formatted(key, Sha256.of(there.get().content()), Sha256.of(content)));
      }
    }
  }

  /** Writes the object, whatever is there; the last writer's content stays. */
  default void put(String key, byte[] content) {
    while (!compareAndSet(key, get(key), content)) {
      // another writer was between; this one comes after it
    }
  }

  /** Writes a text in UTF-8, whatever is there. */
  default void put(String key, String text) {
    put(key, text.getBytes(StandardCharsets.UTF_8));
  }
}
