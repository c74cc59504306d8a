package io.tidemark.cli.command;

import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.api.Progress;
import io.tidemark.launchers.InProcessLauncher;
import io.tidemark.launchers.JobSignal;
import io.tidemark.launchers.process.ResourceCheck;
import io.tidemark.worker.LocalSettings;

/** Runs jobs in this process and prints each stage once. */
public final class JobHost implements AutoCloseable {
  private final CommandContext shell;
  private final boolean json;
  private final LocalSettings settings;
  private final InProcessLauncher launcher;
  private String stage = "";

  /**
   * @param json whether the output is JSON; if so, stages go to stderr
   */
  public JobHost(CommandContext shell, boolean json) {
    this.shell = shell;
    this.json = json;
    settings = shell.settings();
    ResourceCheck.of(settings.data()).require(settings.data());
    launcher = InProcessLauncher.discover();
  }

  /** Runs a job and waits for its result. */
  public <R extends JobResult> R run(JobRequest<R> job) {
    return run(job, "");
  }

  /**
   * Runs a job that logs to MLflow.
   *
   * @param mlflow address of the server; empty if none is up
   */
  public <R extends JobResult> R run(JobRequest<R> job, String mlflow) {
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
