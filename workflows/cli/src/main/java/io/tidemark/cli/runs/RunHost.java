package io.tidemark.cli.runs;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowClient;
import io.temporal.testserver.TestServer;
import io.tidemark.api.JobSettings;
import io.tidemark.cli.local.LocalStack;
import io.tidemark.cli.local.LocalStack.Name;
import io.tidemark.flows.decisions.submission.DecisionHandler;
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
 * The server and the worker of a run. The server is the one that {@code TIDEMARK_TEMPORAL} names,
 * otherwise the local one, which is started if its program is installed, otherwise one in this
 * process. A running worker does the work, otherwise this process does.
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

  /** If the server ends with this process, decisions must be carried out before. */
  private DecisionHandler desk(InProcessLauncher own, Supplier<JobSettings> jobs) {
    return server.isEmbedded()
        ? new LocalDecisionHandler(own, jobs, progress -> {})
        : new TemporalDecisionHandler(server.client(), PipelineWorker.TASK_QUEUE);
  }

  /**
   * Finds or starts the server and the worker.
   *
   * @param jobs settings of jobs that run in this process
   * @param say receives a line about the choice if it is not obvious
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

  /** Whether this process does the work, so that the work stops with it. */
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
