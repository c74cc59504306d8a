package io.tidemark.cli.runs;

import io.temporal.client.WorkflowClient;
import io.tidemark.core.UserFault;
import io.tidemark.flows.steps.RunProgress.StepProgress;
import io.tidemark.flows.steps.RunResult;
import io.tidemark.worker.LocalSettings;
import io.tidemark.worker.RunStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Starts runs of one request, waits for them, and records them in the ledger. */
public final class RunStarter<R extends Record & RunResult> {
  private final RunStore book;
  private final StepDurations durations;
  private final WorkflowStart<R> order;

  public RunStarter(LocalSettings settings, WorkflowStart<R> order) {
    this.book = new RunStore(settings.runs());
    this.durations = new StepDurations(settings.data().resolve("durations.json"));
    this.order = order;
  }

  /** The run name to use, which continues a run that was interrupted. */
  public String nextId(WorkflowClient client) {
    return book.nextId(order.prefix(), order.request(), id -> endedElsewhere(client, id));
  }

  /**
   * Reserves a name for this request.
   *
   * @throws UserFault if the name was used for another request
   */
  public void claim(String id) {
    book.begin(id, order.request());
  }

  /** Starts or joins the run of that name. */
  public FlowRun<R> start(WorkflowClient client, String id) {
    claim(id);
    return FlowRun.startOrJoin(client, id, order);
  }

  /** Waits until the run ends, and records its end. */
  public R await(FlowRun<R> run, String id, Consumer<RunSnapshot> view) {
    R result = run.watch(view);
    book.end(id, result);
    durations.add(RunStore.inputHash(order.request()), result.steps());
    return result;
  }

  /** Estimated duration of the remaining steps. */
  public Duration left(List<StepProgress> steps, Instant now) {
    return durations.left(RunStore.inputHash(order.request()), steps, now);
  }

  private boolean endedElsewhere(WorkflowClient client, String id) {
    Optional<R> result = FlowRun.finished(client, id, order);
    result.ifPresent(end -> book.end(id, end));
    return result.isPresent();
  }
}
