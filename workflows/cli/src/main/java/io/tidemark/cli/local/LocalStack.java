package io.tidemark.cli.local;

import io.tidemark.core.PlatformFault;
import io.tidemark.launchers.LocalProcessLauncher;
import io.tidemark.launchers.process.DetachedProcess;
import io.tidemark.worker.LocalSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The processes of the local stack. They continue after the command that starts them; process files
 * and logs are in {@code <data>/run}.
 */
public final class LocalStack {
  /** The parts, in the order in which they are started. */
  public enum Name {
    TEMPORAL,
    MLFLOW,
    API,
    WORKER
  }

  /** The state of a part. */
  public enum State {
    UP,
    STARTING,
    DOWN,
    PORT_TAKEN
  }

  /**
   * The present state of a part.
   *
   * @param address its web page, or empty
   * @param pid 0 unless it runs
   * @param since null unless it runs
   * @param note what is wrong and the way out, or empty
   */
  public record Status(
      String part, State state, String address, long pid, Instant since, String log, String note) {}

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(250);
  private static final int TAIL = 3;

  private final LocalSettings settings;
  private final Map<Name, StackPart> parts = new EnumMap<>(Name.class);

  public LocalStack(LocalSettings settings) {
    this.settings = settings;
    parts.put(Name.TEMPORAL, new TemporalPart(settings));
    parts.put(Name.MLFLOW, new MlflowPart(settings));
    parts.put(Name.API, new ApiPart(settings));
    parts.put(Name.WORKER, new WorkerPart(settings));
  }

  /** The address of the MLflow server, or empty while it does not answer. */
  public String mlflowIfUp() {
    return parts.get(Name.MLFLOW).answers() ? settings.mlflow() : "";
  }

  /** Whether the part's process runs. */
  public boolean running(Name name) {
    return process(parts.get(name)).isPresent();
  }

  /** What is missing to start the part, with the way out; empty if nothing is. */
  public Optional<String> lacking(Name name) {
    return parts.get(name).lacking();
  }

  /**
   * Checks in advance what {@link #start} needs.
   *
   * @throws PlatformFault if a stopped part misses something or its port is in use
   */
  public void check(Collection<Name> names) {
    for (StackPart part : idle(names)) {
      part.lacking()
          .ifPresent(
              lack -> {
                throw new PlatformFault(lack);
              });
      for (Port port : part.ports()) {
        if (!port.free()) {
          throw new PlatformFault(port.taken());
        }
      }
    }
  }

  /**
   * Starts the parts that do not run or that run an earlier build, and waits until all respond. If
   * one fails, the parts that this call started are stopped again.
   *
   * @throws PlatformFault with the part that failed, and why
   */
  public void start(Collection<Name> names) {
    names.stream().map(parts::get).filter(this::outdated).forEach(this::stop);
    check(names);
    List<StackPart> started = new ArrayList<>();
    try {
      for (StackPart part : idle(names)) {
        if (part instanceof WorkerPart) {
          awaitAll(started); // the worker needs the Temporal server
        }
        started.add(part);
        launch(part);
      }
      awaitAll(names.stream().sorted().map(parts::get).toList());
    } catch (RuntimeException e) {
      started.forEach(this::stop);
      throw e;
    }
  }

  /** Stops all parts and the processes of jobs; returns the ones that ran. */
  public List<String> stopAll() {
    List<String> stopped = new ArrayList<>();
    for (Name name : List.of(Name.WORKER, Name.API, Name.MLFLOW, Name.TEMPORAL)) {
      if (stop(parts.get(name))) {
        stopped.add(parts.get(name).name());
      }
      if (name == Name.WORKER) {
        int jobs = LocalProcessLauncher.stopAll(settings.jobs());
        if (jobs > 0) {
          stopped.add(jobs == 1 ? "1 job" : jobs + " jobs");
        }
      }
    }
    return stopped;
  }

  /** The present state of all parts. */
  public List<Status> status() {
    return parts.values().stream().map(this::status).toList();
  }

  private Status status(StackPart part) {
    Optional<DetachedProcess> process = process(part);
    String address = part.address().orElse("");
    String log = log(part).toString();
    if (process.isEmpty()) {
      Optional<Port> taken = part.ports().stream().filter(port -> !port.free()).findFirst();
      State state = taken.isPresent() ? State.PORT_TAKEN : State.DOWN;
      String note = taken.map(Port::taken).orElse("");
      return new Status(part.name(), state, address, 0, null, log, note);
    }
    return new Status(
        part.name(),
        part.answers() ? State.UP : State.STARTING,
        address,
        process.get().pid(),
        process.get().started(),
        log,
        "");
  }

  /** Whether a Java part was started before the last build, which replaced its jar files. */
  private boolean outdated(StackPart part) {
    Path stamp = settings.tools().resolve("build.stamp");
    Optional<DetachedProcess> process = process(part);
    if (process.isEmpty() || !part.ours() || !Files.exists(stamp)) {
      return false;
    }
    try {
      return process.get().started().isBefore(Files.getLastModifiedTime(stamp).toInstant());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + stamp, e);
    }
  }

  private List<StackPart> idle(Collection<Name> names) {
    return names.stream().sorted().map(parts::get).filter(part -> process(part).isEmpty()).toList();
  }

  private void launch(StackPart part) {
    DetachedProcess.start(
        new DetachedProcess.Spec(
            part.command(),
            part.environment(),
            settings.home(),
            part.mark(),
            log(part),
            file(part)));
  }

  private void awaitAll(List<StackPart> waiting) {
    for (StackPart part : waiting) {
      Instant deadline = Instant.now().plus(PATIENCE);
      while (!part.answers()) {
        Optional<DetachedProcess> process = process(part);
        if (process.isEmpty() || Instant.now().isAfter(deadline)) {
          throw new PlatformFault(
              "%s %s; its log is %s and ends: %s"
                  .formatted(
                      part.name(),
                      process.isEmpty() ? "ended at once" : "does not answer",
                      log(part),
                      tail(log(part))));
        }
        pause(process.get());
      }
    }
  }

  private static void pause(DetachedProcess process) {
    try {
      process.awaitEnd(POLL_INTERVAL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformFault("interrupted while the stack started", e);
    }
  }

  private boolean stop(StackPart part) {
    Optional<DetachedProcess> process = process(part);
    process.ifPresent(
        running -> {
          if (part.ours()) {
            running.stopAlone(
                GRACE); // jobs are child processes of the worker and continue after it
          } else {
            running.stop(GRACE);
          }
        });
    return process.isPresent();
  }

  private Optional<DetachedProcess> process(StackPart part) {
    return DetachedProcess.find(file(part));
  }

  private Path file(StackPart part) {
    return settings.run().resolve(part.name() + ".pid");
  }

  private Path log(StackPart part) {
    return settings.run().resolve(part.name() + ".log");
  }

  private static String tail(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join(" | ", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    } catch (IOException e) {
      return "(unreadable)";
    }
  }
}
