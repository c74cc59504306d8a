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
 * The served version of every set. One thread checks the registry's pointers; it replaces a version
 * in one assignment, so a reader neither waits nor sees a mixture.
 *
 * <p>If a version cannot be loaded, the one before is still served, and loading is tried again
 * after a minute, or at once when the pointer moves.
 */
public final class ServedVersions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServedVersions.class);
  private static final Duration RETRY = Duration.ofMinutes(1);

  /**
   * A version that could not be loaded.
   *
   * @param reason for people
   * @param at time of the last attempt
   */
  public record Failure(String version, String reason, Instant at) {}

  /**
   * A consistent state of all sets.
   *
   * @param looked whether the registry has been read
   * @param versions by set
   * @param failures by set
   */
  public record State(
      boolean looked, Map<String, ServedVersion> versions, Map<String, Failure> failures) {
    public State {
      versions = Map.copyOf(versions);
      failures = Map.copyOf(failures);
    }

    /** The served version of a set. */
    public Optional<ServedVersion> of(String set) {
      return Optional.ofNullable(versions.get(set));
    }

    /** Among the versions of all sets that have regimes, the one that was published last. */
    public Optional<ServedVersion> newestWithRegimes() {
      return versions.values().stream()
          .filter(version -> !version.manifest().regimeModel().isEmpty())
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
   * @param loader loads the version of a manifest, or throws
   */
  public ServedVersions(Registry registry, Function<Manifest, ServedVersion> loader, Clock clock) {
    this.registry = registry;
    this.loader = loader;
    this.clock = clock;
  }

  /** Reads the pointers now, and every second from now on. */
  public void follow() {
    Future<?> unused = follower.scheduleWithFixedDelay(this::refreshSafely, 0, 1, TimeUnit.SECONDS);
  }

  public State state() {
    return state;
  }

  /** Loads the versions that the pointers name, and returns when they are served. */
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
      LOG.error("cannot serve {} {}; the version before is still served", set, version, e);
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
        LOG.error("cannot read the registry; the versions before are still served", e);
      }
      lastTrouble = e.toString();
    }
  }

  @Override
  public void close() {
    follower.shutdownNow();
  }
}
