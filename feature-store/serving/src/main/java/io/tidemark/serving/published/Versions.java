package io.tidemark.serving.published;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import io.tidemark.core.registry.Manifest;
import io.tidemark.core.registry.Registry;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Any published version, served or not. A version never changes, so the few that are asked for most
 * stay loaded; one that is absent is loaded once, and a failed load is tried again by the next
 * request.
 */
public final class Versions {
  /** Besides those that are served. */
  private static final int MOST_LOADED = 4;

  private final ServedVersions publications;
  private final Registry registry;
  private final Function<Manifest, ServedVersion> loader;
  private final Cache<Name, ServedVersion> loaded;

  private record Name(String set, String version) {}

  /**
   * @param loader gives the version of a manifest, or throws
   * @param counter counts the hits of the cached versions
   */
  public Versions(
      ServedVersions publications,
      Registry registry,
      Function<Manifest, ServedVersion> loader,
      StatsCounter counter) {
    this.publications = publications;
    this.registry = registry;
    this.loader = loader;
    this.loaded =
        Caffeine.newBuilder()
            .maximumSize(MOST_LOADED)
            .executor(Runnable::run)
            .recordStats(() -> counter)
            .build();
  }

  /** What is served now. */
  public ServedVersions.State state() {
    return publications.state();
  }

  /** The sets of which at least one version is published. */
  public List<String> sets() {
    return registry.sets();
  }

  /** All versions of a set, oldest first; none of a set that is not known. */
  public List<String> of(String set) {
    return sets().contains(set) ? registry.versions(set) : List.of();
  }

  /**
   * A version, loaded if it is not.
   *
   * @return nothing if it was never published
   * @throws IllegalArgumentException if what it stands on is gone
   */
  public Optional<ServedVersion> find(String set, String version) {
    Optional<ServedVersion> served =
        state().of(set).filter(now -> now.manifest().version().equals(version));
    if (served.isPresent()) {
      return served;
    }
    return of(set).contains(version)
        ? Optional.of(loaded.get(new Name(set, version), this::load))
        : Optional.empty();
  }

  private ServedVersion load(Name what) {
    return loader.apply(registry.manifest(what.set(), what.version()));
  }
}
