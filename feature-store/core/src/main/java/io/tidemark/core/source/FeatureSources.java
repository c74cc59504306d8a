package io.tidemark.core.source;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The sources that feature sets may name. */
public final class FeatureSources {
  private final NavigableMap<String, FeatureSource> byName = new TreeMap<>();

  /**
   * @throws IllegalArgumentException if two sources have the same name
   */
  public FeatureSources(Collection<? extends FeatureSource> sources) {
    for (FeatureSource source : sources) {
      FeatureSource other = byName.put(source.name(), source);
      if (other != null) {
        throw new IllegalArgumentException(
            "source %s is declared by %s and by %s; remove one of them"
                .formatted(source.name(), other.getClass().getName(), source.getClass().getName()));
      }
    }
  }

  /** The sources that the class path provides as services. */
  public static FeatureSources installed() {
    return Installed.SOURCES;
  }

  /** The source of that name, if it exists. */
  public Optional<FeatureSource> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All names, in order. */
  public NavigableSet<String> names() {
    return byName.navigableKeySet();
  }

  /**
   * Warnings about the sources that are not complete up to a day.
   *
   * @param names of sources
   */
  public List<String> beyondCoverage(Collection<String> names, LocalDate last) {
    return names.stream()
        .distinct()
        .flatMap(name -> named(name).stream())
        .flatMap(
            source ->
                source.coverage().stream()
                    .filter(coverage -> coverage.until().isBefore(last))
                    .map(coverage -> coverage.warning(source.name())))
        .toList();
  }

  /** Names of the sources that can supply the rows of a set, in order. */
  public List<String> ofRows() {
    return byName.values().stream()
        .filter(RowSource.class::isInstance)
        .map(FeatureSource::name)
        .toList();
  }

  /** Loaded on first use. */
  private static final class Installed {
    static final FeatureSources SOURCES =
        new FeatureSources(
            ServiceLoader.load(FeatureSource.class, FeatureSource.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
  }
}
