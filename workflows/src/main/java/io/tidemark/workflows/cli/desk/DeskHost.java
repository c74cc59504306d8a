package io.tidemark.workflows.cli.desk;

import io.tidemark.core.job.JobRequest;
import io.tidemark.core.job.Progress;
import io.tidemark.workflows.cli.Shell;
import io.tidemark.workflows.desk.handover.Desk;
import io.tidemark.workflows.desk.handover.JobDesk;
import io.tidemark.workflows.desk.handover.ServerDesk;
import io.tidemark.workflows.launch.InProcessLauncher;
import io.tidemark.workflows.launch.JobSignal;
import io.tidemark.workflows.local.LocalSettings;
import io.tidemark.workflows.local.LocalStack;
import io.tidemark.workflows.local.LocalStack.Name;
import io.tidemark.workflows.server.PipelineWorker;
import io.tidemark.workflows.server.TemporalServer;
import java.util.Optional;

/**
 * Where a decision goes: to the Temporal server that is up, else to jobs within this process. No
 * server is started for it.
 */
final class DeskHost implements AutoCloseable {
  private final Shell shell;
  private final boolean json;
  private final LocalSettings settings;
  private final Optional<TemporalServer> server;
  private InProcessLauncher launcher; // null until a job is to run here
  private String stage = "";

  private DeskHost(
      Shell shell, boolean json, LocalSettings settings, Optional<TemporalServer> server) {
    this.shell = shell;
    this.json = json;
    this.settings = settings;
    this.server = server;
  }

  /** Looks for a server. */
  static DeskHost open(Shell shell, boolean json) {
    LocalSettings settings = shell.settings();
    boolean up =
        settings.remoteTemporal().isPresent()
            || (!settings.embeddedTemporal() && TemporalServer.healthy(settings.temporal()));
    return new DeskHost(
        shell,
        json,
        settings,
        up ? Optional.of(TemporalServer.at(settings.temporal())) : Optional.empty());
  }

  /** Without a server: what runs jobs alone never needs one. */
  static DeskHost here(Shell shell, boolean json) {
    return new DeskHost(shell, json, shell.settings(), Optional.empty());
  }

  Desk desk() {
    return server
        .<Desk>map(up -> new ServerDesk(up.client(), PipelineWorker.TASK_QUEUE))
        .orElseGet(() -> new JobDesk(launcher(), () -> settings.jobSettings(""), this::show));
  }

  /** Runs a job within this process. */
  <R extends Record> R run(JobRequest<R> job) {
    return launcher().launch(job, settings.jobSettings(""), this::show, () -> JobSignal.GO_ON);
  }

  /** Says so where a signal has nobody yet who would take it. */
  void sayIfNobodyWorks() {
    if (settings.remoteTemporal().isEmpty() && !new LocalStack(settings).running(Name.WORKER)) {
      shell.say(json, "No worker is up, so it waits on the server; ./tidemark up starts one.");
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
