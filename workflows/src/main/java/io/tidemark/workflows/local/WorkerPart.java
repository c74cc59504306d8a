package io.tidemark.workflows.local;

import io.tidemark.workflows.process.JavaCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The worker: a small Java process without Spark, which starts a process for each job. */
record WorkerPart(LocalSettings settings) implements Part {
  static final String MAIN = "io.tidemark.workflows.local.WorkerMain";

  private static final List<String> OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC");

  private Path classPath() {
    return settings.home().resolve("workflows/target/classpath");
  }

  /** The worker writes this file when it has begun to take work. */
  static Path readyFile(LocalSettings settings) {
    return settings.run().resolve("worker.ready");
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
      Files.deleteIfExists(readyFile(settings));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + readyFile(settings), e);
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
        "TIDEMARK_HOME", settings.home().toString(),
        "TIDEMARK_DATA", settings.data().toString(),
        "TIDEMARK_LAKE", settings.lake(),
        "TIDEMARK_TEMPORAL", settings.temporal(),
        "TIDEMARK_MLFLOW_PORT", Integer.toString(settings.ports().mlflow()));
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
    return Files.exists(readyFile(settings));
  }
}
