package io.tidemark.workflows.cli;

import io.tidemark.core.job.JobRequest;
import io.tidemark.core.job.Progress;
import io.tidemark.workflows.launch.InProcessLauncher;
import io.tidemark.workflows.launch.JobSignal;
import io.tidemark.workflows.local.LocalSettings;
import io.tidemark.workflows.process.Room;

/** Runs jobs within this process, and tells each stage once. */
public final class JobHost implements AutoCloseable {
  private final Shell shell;
  private final boolean json;
  private final LocalSettings settings;
  private final InProcessLauncher launcher;
  private String stage = "";

  /**
   * @param json whether what it prints is for machines; then stages go to stderr
   */
  public JobHost(Shell shell, boolean json) {
    this.shell = shell;
    this.json = json;
    settings = shell.settings();
    Room.of(settings.data()).require(settings.data());
    launcher = InProcessLauncher.discover();
  }

  /** Runs one and waits for it. */
  public <R extends Record> R run(JobRequest<R> job) {
    return run(job, "");
  }

  /**
   * Runs one that keeps its runs in MLflow.
   *
   * @param mlflow address of the server; empty if none is up
   */
  public <R extends Record> R run(JobRequest<R> job, String mlflow) {
    return launcher.launch(job, settings.jobSettings(mlflow), this::show, () -> JobSignal.GO_ON);
  }

  private void show(Progress progress) {
    if (!progress.stage().equals(stage)) {
      stage = progress.stage();
      shell.say(json, stage);
    }
  }

  @Override
  public void close() {
    launcher.close();
  }
}
