package io.tidemark.cli.local;

import io.tidemark.launchers.process.JavaCommand;
import io.tidemark.worker.JavaOptions;
import io.tidemark.worker.LocalSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The worker: a small Java process without Spark, which starts a process for each job. */
record WorkerPart(LocalSettings settings) implements StackPart {
  static final String MAIN = "io.tidemark.worker.WorkerMain";

  private static final List<String> OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC");

  private Path classPath() {
    return settings.home().resolve("workflows/worker/target/classpath");
  }

  @Override
  public String name() {
    return "worker";
  }

  @Override
  public List<Port> ports() {
    return List.of();
  }

  @Override
  public Optional<String> address() {
    return Optional.empty();
  }

  @Override
  public Optional<String> lacking() {
    return Files.exists(classPath())
        ? Optional.empty()
        : Optional.of("the worker is not built; run ./tidemark, or mvn -DskipTests package");
  }

  @Override
  public List<String> command() {
    try {
      Files.deleteIfExists(settings.workerReady());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + settings.workerReady(), e);
    }
    List<String> options = new ArrayList<>(OPTIONS);
    options.addAll(JavaOptions.within(settings));
    options.addAll(JavaOptions.logging(settings));
    return new JavaCommand(JavaCommand.classPathOf(classPath()), options, MAIN)
        .line(settings.run().resolve("worker.args"), List.of());
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "TIDEMARK_HOME",
        settings.home().toString(),
        "TIDEMARK_DATA",
        settings.data().toString(),
        "TIDEMARK_LAKE",
        settings.lake(),
        "TIDEMARK_TEMPORAL",
        settings.temporal(),
        "TIDEMARK_MLFLOW_PORT",
        Integer.toString(settings.ports().mlflow()),
        LocalSettings.WORKER_METRICS_PORT,
        Integer.toString(settings.ports().workerMetrics()));
  }

  @Override
  public String mark() {
    return settings.run().resolve("worker.args").toString();
  }

  @Override
  public boolean ours() {
    return true;
  }

  @Override
  public boolean answers() {
    return Files.exists(settings.workerReady());
  }
}
