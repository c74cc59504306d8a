package io.tidemark.serving.published;

import io.tidemark.core.registry.Manifest;
import io.tidemark.core.registry.Registry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The version of every set that is served now. One thread follows the registry's pointers; what it
 * loads replaces what was there in one assignment, so a reader neither waits nor sees a mixture.
 *
 * <p>A version that cannot be loaded leaves the one before in place and is tried again after a
 * minute, or at once when the pointer moves.
 */
public final class ServedVersions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServedVersions.class);
  private static final Duration RETRY = Duration.ofMinutes(1);

  /**
   * A version that could not be loaded.
   *
   * @param reason for people
   * @param at when it was last tried
   */
  public record Failure(String version, String reason, Instant at) {}

  /**
   * What is served, as one.
   *
   * @param looked whether the registry was read yet
   * @param versions by set
   * @param failures by set
   */
  public record State(
      boolean looked, Map<String, ServedVersion> versions, Map<String, Failure> failures) {
    public State {
      versions = Map.copyOf(versions);
      failures = Map.copyOf(failures);
    }

    /** The version of a set that is served. */
    public Optional<ServedVersion> of(String set) {
      return Optional.ofNullable(versions.get(set));
    }

    /** Of all sets the version that was published last. */
    public Optional<ServedVersion> newest() {
      return versions.values().stream()
          .max(
              Comparator.comparing((ServedVersion v) -> v.manifest().publishedAt())
                  .thenComparing(v -> v.manifest().set()));
    }
  }

  private final Registry registry;
  private final Function<Manifest, ServedVersion> loader;
  private final Clock clock;
  private final ScheduledExecutorService follower =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "publications");
            thread.setDaemon(true);
            return thread;
          });
  private volatile State state = new State(false, Map.of(), Map.of());
  private String lastTrouble = "";

  /**
   * @param loader gives the version of a manifest, or throws
   */
  public ServedVersions(Registry registry, Function<Manifest, ServedVersion> loader, Clock clock) {
    this.registry = registry;
    this.loader = loader;
    this.clock = clock;
  }

  /** Looks at the pointers now and every second from now on. */
  public void follow() {
    Future<?> unused = follower.scheduleWithFixedDelay(this::refreshSafely, 0, 1, TimeUnit.SECONDS);
  }

  /** What is served now. */
  public State state() {
    return state;
  }

  /** Loads what the pointers name, and returns when it is served. */
  public synchronized void refresh() {
    State before = state;
    Map<String, ServedVersion> versions = new HashMap<>();
    Map<String, Failure> failures = new HashMap<>();
    for (String set : registry.sets()) {
      Optional<String> served = registry.served(set);
      if (served.isPresent()) {
        follow(set, served.get(), before, versions, failures);
      }
    }
    state = new State(true, versions, failures);
  }

  private void follow(
      String set,
      String version,
      State before,
      Map<String, ServedVersion> versions,
      Map<String, Failure> failures) {
    before.of(set).ifPresent(loaded -> versions.put(set, loaded));
    boolean here = before.of(set).filter(v -> v.manifest().version().equals(version)).isPresent();
    Failure failed = before.failures().get(set);
    if (here) {
      return;
    }
    if (failed != null && failed.version().equals(version) && !isDue(failed)) {
      failures.put(set, failed);
      return;
    }
    try {
      ServedVersion loaded = loader.apply(registry.manifest(set, version));
      versions.put(set, loaded);
      LOG.info("serving {} {}", set, version);
    } catch (RuntimeException e) {
      failures.put(set, new Failure(version, e.getMessage(), clock.instant()));
      LOG.error("cannot serve {} {}; what was served before stays", set, version, e);
    } catch (OutOfMemoryError e) {
      failures.put(set, new Failure(version, "out of memory", clock.instant()));
      LOG.error("{} {} does not fit in memory; give the API a larger heap (-Xmx)", set, version);
    }
  }

  private boolean isDue(Failure failed) {
    return failed.at().plus(RETRY).isBefore(clock.instant());
  }

  private void refreshSafely() {
    try {
      refresh();
      lastTrouble = "";
    } catch (RuntimeException e) {
      if (!lastTrouble.equals(e.toString())) {
        LOG.error("cannot read the registry; what was served before stays", e);
      }
      lastTrouble = e.toString();
    }
  }

  @Override
  public void close() {
    follower.shutdownNow();
  }
}
