package io.tidemark.cli.runs;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowClient;
import io.temporal.testserver.TestServer;
import io.tidemark.api.JobSettings;
import io.tidemark.cli.local.LocalStack;
import io.tidemark.cli.local.LocalStack.Name;
import io.tidemark.flows.decisions.handover.DecisionHandler;
import io.tidemark.launchers.InProcessLauncher;
import io.tidemark.worker.LaunchedJobs;
import io.tidemark.worker.LocalSettings;
import io.tidemark.worker.PipelineWorker;
import io.tidemark.worker.RunStore;
import io.tidemark.worker.TemporalDecisionHandler;
import io.tidemark.worker.TemporalServer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Where a run runs. The server is the one that {@code TIDEMARK_TEMPORAL} names, else the local one,
 * which is started if there is a program for it, else one within this process. The work is done by
 * a worker that is up, else by this process.
 */
public final class RunHost implements AutoCloseable {
  private final TemporalServer server;
  private final Optional<PipelineWorker> ownWorker;
  private final Optional<InProcessLauncher> ownLauncher;
  private final Optional<String> ui;

  private RunHost(
      TemporalServer server,
      RunStore book,
      Optional<InProcessLauncher> launcher,
      Supplier<JobSettings> jobs,
      Optional<String> ui) {
    this.server = server;
    this.ownLauncher = launcher;
    this.ownWorker =
        launcher.map(
            own ->
                PipelineWorker.start(
                    server.client(), book, new LaunchedJobs(own, jobs), desk(own, jobs)));
    this.ui = ui;
  }

  /** Where the server goes with this process, decisions must be carried out before it does. */
  private DecisionHandler desk(InProcessLauncher own, Supplier<JobSettings> jobs) {
    return server.isEmbedded()
        ? new LocalDecisionHandler(own, jobs, progress -> {})
        : new TemporalDecisionHandler(server.client(), PipelineWorker.TASK_QUEUE);
  }

  /**
   * Finds or makes the place.
   *
   * @param jobs settings of jobs that run in this process
   * @param say takes a line on what was chosen, where that is not obvious
   */
  public static RunHost open(
      LocalSettings settings, Supplier<JobSettings> jobs, Consumer<String> say) {
    RunStore book = new RunStore(settings.runs());
    if (settings.remoteTemporal().isPresent()) {
      return new RunHost(
          TemporalServer.at(settings.temporal()), book, Optional.empty(), jobs, Optional.empty());
    }
    LocalStack stack = new LocalStack(settings);
    boolean up = !settings.embeddedTemporal() && TemporalServer.healthy(settings.temporal());
    if (!up && (settings.embeddedTemporal() || stack.lacking(Name.TEMPORAL).isPresent())) {
      say.accept(
          "Temporal: embedded in this process, without a UI; ./tidemark up installs the real one");
      return new RunHost(
          embedded(), book, Optional.of(InProcessLauncher.discover()), jobs, Optional.empty());
    }
    if (!up) {
      stack.start(List.of(Name.TEMPORAL));
      say.accept("Temporal: started, its UI is " + settings.temporalUi());
    }
    Optional<InProcessLauncher> launcher =
        stack.running(Name.WORKER) ? Optional.empty() : Optional.of(InProcessLauncher.discover());
    return new RunHost(
        TemporalServer.at(settings.temporal()),
        book,
        launcher,
        jobs,
        Optional.of(settings.temporalUi()));
  }

  /**
   * The Temporal server that the Java SDK ships, in this process: for machines without the real
   * one, and for tests.
   */
  private static TemporalServer embedded() {
    TestServer.InProcessTestServer server = TestServer.createServer(true);
    return TemporalServer.within(server.getChannel(), server::close);
  }

  public WorkflowClient client() {
    return server.client();
  }

  /** Whether the work is done in this process, so that it stops when this process does. */
  public boolean worksHere() {
    return ownWorker.isPresent();
  }

  /** The run's page in the Temporal UI, if there is one. */
  public Optional<String> link(WorkflowExecution execution) {
    return ui.map(
        address ->
            "%s/namespaces/%s/workflows/%s/%s"
                .formatted(
                    address,
                    TemporalServer.NAMESPACE,
                    execution.getWorkflowId(),
                    execution.getRunId()));
  }

  @Override
  public void close() {
    ownWorker.ifPresent(PipelineWorker::close);
    ownLauncher.ifPresent(InProcessLauncher::close);
    server.close();
  }
}
