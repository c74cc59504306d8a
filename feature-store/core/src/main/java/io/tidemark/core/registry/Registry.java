package io.tidemark.core.registry;

import io.tidemark.core.Json;
import io.tidemark.core.store.LocalObjectStore;
import io.tidemark.core.store.ObjectStore;
import io.tidemark.core.store.StoredObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The published versions of a lake, and the pointer to the version that is served.
 *
 * <p>A run reserves a version number before it publishes, by a compare and set of one object that
 * lists the reserved numbers. So no two runs get the same number, and a run that restarts finds its
 * own.
 */
public final class Registry {
  private static final String ROOT = "registry";
  private static final String MANIFEST = "/manifest.json";
  private static final int HASH_DIGITS = 8;

  private final ObjectStore store;

  /**
   * @param store the lake's objects
   */
  public Registry(ObjectStore store) {
    this.store = store;
  }

  /**
   * @param lake the lake's root, a folder of this machine
   */
  public Registry(Path lake) {
    this(new LocalObjectStore(lake));
  }

  /**
   * Reserved versions that are not published yet.
   *
   * @param versions by the key of the run that reserved it
   */
  private record Reservations(Map<String, String> versions) {
    static Reservations of(Optional<StoredObject> object) {
      return object
          .map(StoredObject::text)
          .filter(text -> !text.isBlank()) // a lock file of earlier releases
          .map(text -> Json.read(text, Reservations.class))
          .orElse(new Reservations(Map.of()));
    }

    Reservations with(String runKey, String version, List<String> published) {
      Map<String, String> next = new TreeMap<>(versions);
      next.values().removeAll(published);
      next.put(runKey, version);
      return new Reservations(next);
    }
  }

  /** The sets of which at least one version is published. */
  public List<String> sets() {
    return store.names(ROOT).stream()
        .filter(set -> served(set).isPresent() || !versions(set).isEmpty())
        .toList();
  }

  /** All versions of a set, oldest first. */
  public List<String> versions(String set) {
    String prefix = "%s/%s/versions/".formatted(ROOT, set);
    return store.list(prefix).stream()
        .filter(key -> key.endsWith(MANIFEST))
        .map(key -> key.substring(prefix.length(), key.length() - MANIFEST.length()))
        .sorted(Comparator.comparingInt(Registry::number))
        .toList();
  }

  /** The version that a run published, if any. */
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
    return store
        .get(manifestKey(set, version))
        .map(object -> Json.read(object.text(), Manifest.class))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "version %s of %s was never published; published are %s"
                        .formatted(version, set, versions(set))));
  }

  /** The version that is served now; empty if none was ever served. */
  public Optional<String> served(String set) {
    return store.get(pointerKey(set)).map(Registry::target);
  }

  /**
   * Publishes a version under the next free number. A crash leaves either the whole version or
   * none; a second publication by the same run returns the first.
   *
   * @param manifest makes the manifest for the identifier of the version
   * @throws IllegalStateException if another run has published a version under that identifier
   */
  public Manifest publish(
      String set, String runKey, String contentHash, Function<String, Manifest> manifest) {
    String key = "%s/%s/lock".formatted(ROOT, set);
    String ending = "-" + contentHash.substring(0, HASH_DIGITS);
    while (true) {
      // read before the versions: a run that is in neither has not reserved a number while this is
      // unchanged
      Optional<StoredObject> seen = store.get(key);
      Optional<Manifest> earlier = publishedBy(set, runKey);
      if (earlier.isPresent()) {
        return earlier.get();
      }
      Reservations taken = Reservations.of(seen);
      String own = taken.versions().get(runKey);
      if (own != null && own.endsWith(ending)) {
        return write(set, own, manifest.apply(own));
      }
      List<String> published = versions(set);
      String next = "v%04d%s".formatted(last(published, taken) + 1, ending);
      String text = Json.pretty(taken.with(runKey, next, published));
      if (store.compareAndSet(key, seen, bytes(text))) {
        return write(set, next, manifest.apply(next));
      }
    }
  }

  private static int last(List<String> published, Reservations taken) {
    return Math.max(
        published.stream().mapToInt(Registry::number).max().orElse(0),
        taken.versions().values().stream().mapToInt(Registry::number).max().orElse(0));
  }

  private Manifest write(String set, String version, Manifest made) {
    if (store.putIfAbsent(manifestKey(set, version), bytes(Json.pretty(made)))) {
      return made;
    }
    Manifest there = manifest(set, version);
    if (!there.runKey().equals(made.runKey())) {
      throw new IllegalStateException(
          "version %s of %s never changes and was published by run %s; run %s cannot publish under it"
              .formatted(version, set, there.runKey(), made.runKey()));
    }
    return there; // the same run, started twice at once
  }

  /**
   * Moves the pointer to a version, forward or back.
   *
   * @return the version that was served before
   * @throws IllegalArgumentException if there is no such version
   */
  public Optional<String> serve(String set, String version) {
    while (true) {
      Optional<String> before = served(set);
      if (serve(set, before, version)) {
        return before;
      }
    }
  }

  /**
   * Moves the pointer, unless it has been moved since the caller read it.
   *
   * @param seen the version that was served when the caller read the pointer
   * @return whether it was moved; false if another version is served by now
   * @throws IllegalArgumentException if there is no such version
   */
  public boolean serve(String set, Optional<String> seen, String version) {
    manifest(set, version); // fails if the version does not exist
    Optional<StoredObject> pointer = store.get(pointerKey(set));
    return pointer.map(Registry::target).equals(seen)
        && store.compareAndSet(pointerKey(set), pointer, bytes(version + "\n"));
  }

  /** The sequence number of a version in its set: 3 for {@code v0003-0a1b2c3d}. */
  public static int number(String version) {
    return Integer.parseInt(version.substring(1, version.indexOf('-')));
  }

  private static String target(StoredObject pointer) {
    return pointer.text().strip();
  }

  private static String manifestKey(String set, String version) {
    return "%s/%s/versions/%s%s".formatted(ROOT, set, version, MANIFEST);
  }

  private static String pointerKey(String set) {
    return "%s/%s/served".formatted(ROOT, set);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
