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
 * Any published version, served or not. A version never changes, so the few most requested ones
 * stay loaded; another one is loaded once, and the next request tries a failed load again.
 */
public final class Versions {
  /** In addition to the served versions. */
  private static final int MOST_LOADED = 4;

  private final ServedVersions publications;
  private final Registry registry;
  private final Function<Manifest, ServedVersion> loader;
  private final Cache<Name, ServedVersion> loaded;

  private record Name(String set, String version) {}

  /**
   * @param loader loads the version of a manifest, or throws
   * @param counter counts cache hits of versions
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

  public ServedVersions.State state() {
    return publications.state();
  }

  /** The sets with at least one published version. */
  public List<String> sets() {
    return registry.sets();
  }

  /** All versions of a set, oldest first; empty if the set is not known. */
  public List<String> of(String set) {
    return sets().contains(set) ? registry.versions(set) : List.of();
  }

  /**
   * A version, loaded if necessary.
   *
   * @return empty if it was never published
   * @throws IllegalArgumentException if its tables no longer exist
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
