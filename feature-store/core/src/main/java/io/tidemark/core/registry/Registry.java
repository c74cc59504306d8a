package io.tidemark.core.registry;

import io.tidemark.core.AtomicFile;
import io.tidemark.core.Json;
import io.tidemark.core.LockFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The versions that were published to a lake, and the pointer to the one that is served. */
public final class Registry {
  private final Path root;

  /**
   * @param lake the lake's root folder
   */
  public Registry(Path lake) {
    this.root = lake.resolve("registry");
  }

  /** The sets of which at least one version is published. */
  public List<String> sets() {
    return names(root).toList();
  }

  /** All versions of a set, oldest first. */
  public List<String> versions(String set) {
    return names(root.resolve(set).resolve("versions"))
        .filter(version -> Files.exists(manifestFile(set, version)))
        .sorted(Comparator.comparingInt(Registry::number))
        .toList();
  }

  /** The version that a run published, if it came so far. */
  public Optional<Manifest> publishedBy(String set, String runKey) {
    return versions(set).stream()
        .map(version -> manifest(set, version))
        .filter(manifest -> manifest.runKey().equals(runKey))
        .findFirst();
  }

  /**
   * The manifest of a version.
   *
   * @throws IllegalArgumentException if there is no such version
   */
  public Manifest manifest(String set, String version) {
    Path file = manifestFile(set, version);
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(
          "version %s of %s was never published; published are %s"
              .formatted(version, set, versions(set)));
    }
    return Json.read(text(file), Manifest.class);
  }

  /** The version that is served now, if the set was ever published. */
  public Optional<String> served(String set) {
    Path pointer = root.resolve(set).resolve("served");
    return Files.exists(pointer) ? Optional.of(text(pointer).strip()) : Optional.empty();
  }

  /**
   * Publishes a version under the next free number. A crash leaves either the whole version or
   * none; a second publication by the same run returns the first.
   *
   * @param manifest makes the manifest for the version's identity
   */
  public Manifest publish(
      String set, String runKey, String contentHash, Function<String, Manifest> manifest) {
    return LockFile.holding(
        root.resolve(set).resolve("lock"),
        () -> {
          Optional<Manifest> earlier = publishedBy(set, runKey);
          if (earlier.isPresent()) {
            return earlier.get();
          }
          List<String> versions = versions(set);
          int last = versions.isEmpty() ? 0 : number(versions.get(versions.size() - 1));
          Manifest made =
              manifest.apply("v%04d-%s".formatted(last + 1, contentHash.substring(0, 8)));
          AtomicFile.write(manifestFile(set, made.version()), Json.pretty(made));
          return made;
        });
  }

  /**
   * Moves the pointer, forward or back.
   *
   * @return the version that was served before
   * @throws IllegalArgumentException if there is no such version
   */
  public Optional<String> serve(String set, String version) {
    Optional<String> before = served(set);
    Manifest served = manifest(set, version);
    AtomicFile.write(root.resolve(served.set()).resolve("served"), version + "\n");
    return before;
  }

  /** A version's place in its set: 3 for {@code v0003-0a1b2c3d}. */
  public static int number(String version) {
    return Integer.parseInt(version.substring(1, version.indexOf('-')));
  }

  private Path manifestFile(String set, String version) {
    return root.resolve(set).resolve("versions").resolve(version).resolve("manifest.json");
  }

  private static Stream<String> names(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.map(child -> child.getFileName().toString()).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
