package io.tidemark.serving.published;

import io.tidemark.core.registry.Manifest;
import io.tidemark.core.registry.Registry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Any published version, served or not. A version never changes, so the few that were asked for
 * last stay loaded.
 */
public final class Versions {
  /** Beside those that are served. */
  private static final int MOST_LOADED = 4;

  private final ServedVersions publications;
  private final Registry registry;
  private final Function<Manifest, ServedVersion> loader;
  private final Map<Name, Loading> loaded = new LinkedHashMap<>(16, 0.75f, true);

  private record Name(String set, String version) {}

  /** Loads once, whoever asks meanwhile; what failed is tried again by who asks next. */
  private final class Loading {
    private final Name what;
    private ServedVersion version;

    Loading(Name what) {
      this.what = what;
    }

    synchronized ServedVersion get() {
      if (version == null) {
        version = loader.apply(registry.manifest(what.set(), what.version()));
      }
      return version;
    }
  }

  /**
   * @param loader gives the version of a manifest, or throws
   */
  public Versions(
      ServedVersions publications, Registry registry, Function<Manifest, ServedVersion> loader) {
    this.publications = publications;
    this.registry = registry;
    this.loader = loader;
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
        ? Optional.of(loading(new Name(set, version)).get())
        : Optional.empty();
  }

  private synchronized Loading loading(Name what) {
    Loading loading = loaded.computeIfAbsent(what, Loading::new);
    for (Name oldest : new ArrayList<>(loaded.keySet())) {
      if (loaded.size() > MOST_LOADED) {
        loaded.remove(oldest);
      }
    }
    return loading;
  }
}
