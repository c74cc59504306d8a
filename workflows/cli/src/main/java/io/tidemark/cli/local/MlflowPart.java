package io.tidemark.cli.local;

import io.tidemark.launchers.process.HttpProbe;
import io.tidemark.worker.LocalSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The MLflow server: runs are kept in SQLite, artifacts in a folder that it serves. */
record MlflowPart(LocalSettings settings) implements StackPart {

  private Path program() {
    return settings.tools().resolve("mlflow/bin/mlflow");
  }

  @Override
  public String name() {
    return "mlflow";
  }

  @Override
  public List<Port> ports() {
    return List.of(new Port(settings.ports().mlflow(), "MLflow", LocalSettings.MLFLOW_PORT));
  }

  @Override
  public Optional<String> address() {
    return Optional.of(settings.mlflow());
  }

  @Override
  public Optional<String> lacking() {
    return Files.isExecutable(program())
        ? Optional.empty()
        : Optional.of("MLflow is not installed; ./tidemark setup-mlflow installs it with Python 3");
  }

  /** One worker and no job execution, which takes two processes of 250 MB instead of seven. */
  @Override
  public List<String> command() {
    String hosts = "127.0.0.1:%1$d,localhost:%1$d".formatted(settings.ports().mlflow());
    return List.of(
        program().toString(),
        "server",
        "--workers",
        "1",
        "--backend-store-uri",
        "sqlite:///" + folder().resolve("mlflow.db"),
        "--artifacts-destination",
        folder().resolve("artifacts").toString(),
        "--host",
        LocalSettings.LOOPBACK,
        "--port",
        Integer.toString(settings.ports().mlflow()),
        "--allowed-hosts",
        hosts);
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "MLFLOW_SERVER_ENABLE_JOB_EXECUTION", "false",
        "MLFLOW_DISABLE_TELEMETRY", "true",
        "TMPDIR", settings.data().resolve("tmp").toString());
  }

  @Override
  public String mark() {
    return settings.data().resolve("mlflow").toString();
  }

  @Override
  public boolean answers() {
    return HttpProbe.answers(settings.mlflow() + "/health");
  }

  private Path folder() {
    Path folder = settings.data().resolve("mlflow");
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + folder, e);
    }
  }
}
