package io.tidemark.cli.decisions;

import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.api.Progress;
import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.local.LocalStack;
import io.tidemark.cli.local.LocalStack.Name;
import io.tidemark.cli.runs.LocalDecisionHandler;
import io.tidemark.flows.decisions.submission.DecisionHandler;
import io.tidemark.launchers.InProcessLauncher;
import io.tidemark.launchers.JobSignal;
import io.tidemark.worker.LocalSettings;
import io.tidemark.worker.PipelineWorker;
import io.tidemark.worker.TemporalDecisionHandler;
import io.tidemark.worker.TemporalServer;
import java.util.Optional;

/**
 * Carries out decisions on the running Temporal server, or otherwise by jobs in this process. It
 * never starts a server.
 */
final class DecisionHost implements AutoCloseable {
  private final CommandContext shell;
  private final boolean json;
  private final LocalSettings settings;
  private final Optional<TemporalServer> server;
  private InProcessLauncher launcher; // null until a job runs in this process
  private String stage = "";

  private DecisionHost(
      CommandContext shell, boolean json, LocalSettings settings, Optional<TemporalServer> server) {
    this.shell = shell;
    this.json = json;
    this.settings = settings;
    this.server = server;
  }

  /** Looks for a running server. */
  static DecisionHost open(CommandContext shell, boolean json) {
    LocalSettings settings = shell.settings();
    boolean up =
        settings.remoteTemporal().isPresent()
            || (!settings.embeddedTemporal() && TemporalServer.healthy(settings.temporal()));
    return new DecisionHost(
        shell,
        json,
        settings,
        up ? Optional.of(TemporalServer.at(settings.temporal())) : Optional.empty());
  }

  /** Works without a server, for commands that only run jobs. */
  static DecisionHost here(CommandContext shell, boolean json) {
    return new DecisionHost(shell, json, shell.settings(), Optional.empty());
  }

  DecisionHandler desk() {
    return server
        .<DecisionHandler>map(
            up -> new TemporalDecisionHandler(up.client(), PipelineWorker.TASK_QUEUE))
        .orElseGet(
            () -> new LocalDecisionHandler(launcher(), () -> settings.jobSettings(""), this::show));
  }

  /** Runs a job in this process. */
  <R extends JobResult> R run(JobRequest<R> job) {
    return launcher().launch(job, settings.jobSettings(""), this::show, () -> JobSignal.GO_ON);
  }

  /** Warns if no running worker would handle the signal. */
  void sayIfNobodyWorks() {
    if (settings.remoteTemporal().isEmpty() && !new LocalStack(settings).running(Name.WORKER)) {
      shell.say(
          json,
          "No worker is running, so the decision waits on the server; ./tidemark up starts one.");
    }
  }

  private InProcessLauncher launcher() {
    if (launcher == null) {
      launcher = InProcessLauncher.discover();
    }
    return launcher;
  }

  private void show(Progress progress) {
    if (!progress.stage().equals(stage)) {
      stage = progress.stage();
      shell.say(json, stage);
    }
  }

  @Override
  public void close() {
    if (launcher != null) {
      launcher.close();
    }
    server.ifPresent(TemporalServer::close);
  }
}
