package io.tidemark.launchers.process;

import io.tidemark.core.AtomicFile;
import io.tidemark.core.Json;
import io.tidemark.core.PlatformFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that is recorded in a file and continues when its parent dies, so that a later process
 * finds it again.
 *
 * <p>A process id alone does not identify a process, since ids are reused: a process counts as the
 * recorded one if it started at the recorded time, or if its command line contains the recorded
 * mark.
 */
public final class DetachedProcess {
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

  private final ProcessHandle handle;
  private final Path file;

  private DetachedProcess(ProcessHandle handle, Path file) {
    this.handle = handle;
    this.file = file;
  }

  /** The content of the file. */
  private record Memo(long pid, Instant started, String mark) {}

  /**
   * The process to start, and how to recognize it later.
   *
   * @param environment variables in addition to those of this process
   * @param mark text that only the command line of this process contains, such as a path
   * @param log file to which its output is appended
   * @param file file that records the process
   */
  public record Spec(
      List<String> command,
      Map<String, String> environment,
      Path folder,
      String mark,
      Path log,
      Path file) {}

  /**
   * Starts a process in a separate session, with its output in a file.
   *
   * @throws PlatformFault if it cannot be started
   */
  public static DetachedProcess start(Spec spec) {
    List<String> command = new ArrayList<>(detacher());
    command.addAll(spec.command());
    try {
      Files.createDirectories(spec.log().getParent());
      Files.createDirectories(spec.file().getParent());
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(spec.folder().toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
      builder.environment().putAll(spec.environment());
      ProcessHandle handle = builder.start().toHandle();
      AtomicFile.write(
          spec.file(), Json.write(new Memo(handle.pid(), startOf(handle), spec.mark())));
      return new DetachedProcess(handle, spec.file());
    } catch (IOException | UncheckedIOException e) {
      throw new PlatformFault(
          "cannot start %s: %s".formatted(spec.command().get(0), e.getMessage()), e);
    }
  }

  /** The process that is recorded in the file, if it still runs. */
  public static Optional<DetachedProcess> find(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Memo memo;
    try {
      memo = Json.read(Files.readString(file), Memo.class);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // an unreadable record counts as none
    }
    return ProcessHandle.of(memo.pid())
        .filter(handle -> is(handle, memo))
        .map(handle -> new DetachedProcess(handle, file));
  }

  public long pid() {
    return handle.pid();
  }

  /** Its start time. */
  public Instant started() {
    return startOf(handle);
  }

  public boolean alive() {
    return running(handle);
  }

  /** Waits for its end, at most that long; returns whether it ended. */
  public boolean awaitEnd(Duration patience) throws InterruptedException {
    try {
      handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return !alive();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot watch process " + handle.pid(), e);
    }
  }

  /** Asks it and its children to end, kills them after the grace period, and deletes the record. */
  public void stop(Duration grace) {
    List<ProcessHandle> family = new ArrayList<>(handle.descendants().toList());
    family.add(handle);
    stop(family, grace);
  }

  /** Like {@link #stop}, but its children continue. */
  public void stopAlone(Duration grace) {
    stop(List.of(handle), grace);
  }

  private void stop(List<ProcessHandle> family, Duration grace) {
    family.forEach(ProcessHandle::destroy);
    try {
      awaitEnd(grace);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    family.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    forget();
  }

  /** Deletes the file that records it. */
  public void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file, e);
    }
  }

  private static List<String> detacher() {
    return Tools.find("setsid").isPresent() ? List.of("setsid") : List.of("nohup");
  }

  private static boolean is(ProcessHandle handle, Memo memo) {
    if (!running(handle)) {
      return false;
    }
    Duration apart = Duration.between(startOf(handle), memo.started()).abs();
    return apart.compareTo(CLOCK_TOLERANCE) <= 0
        || handle.info().commandLine().filter(line -> line.contains(memo.mark())).isPresent();
  }

  /** A process that has ended but was not waited for (a zombie) has no command. */
  private static boolean running(ProcessHandle handle) {
    return handle.isAlive() && handle.info().command().isPresent();
  }

  private static Instant startOf(ProcessHandle handle) {
    return handle.info().startInstant().orElse(Instant.EPOCH);
  }
}
