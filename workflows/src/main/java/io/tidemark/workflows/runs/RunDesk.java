package io.tidemark.workflows.runs;

import io.temporal.client.WorkflowClient;
import io.tidemark.core.UserFault;
import io.tidemark.workflows.book.Durations;
import io.tidemark.workflows.book.RunBook;
import io.tidemark.workflows.local.LocalSettings;
import io.tidemark.workflows.pipeline.PipelineProgress.StepProgress;
import io.tidemark.workflows.pipeline.PipelineRequest;
import io.tidemark.workflows.pipeline.PipelineResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Starts runs of one request, stays with them, and keeps the book about them. */
public final class RunDesk {
  private final RunBook book;
  private final Durations durations;
  private final PipelineRequest request;

  public RunDesk(LocalSettings settings, PipelineRequest request) {
    this.book = new RunBook(settings.runs());
    this.durations = new Durations(settings.data().resolve("durations.json"));
    this.request = request;
  }

  /** The name under which to run, so that what was broken off goes on. */
  public String nextId(WorkflowClient client, String prefix) {
    return book.nextId(prefix, request, id -> endedElsewhere(client, id));
  }

  /**
   * Takes a name for this request.
   *
   * @throws UserFault if the name was used for another request
   */
  public void claim(String id) {
    book.begin(id, request);
  }

  /** Starts or joins the run of that name. */
  public PipelineRun start(WorkflowClient client, String id) {
    claim(id);
    return PipelineRun.startOrJoin(client, id, request);
  }

  /** Stays with the run until it ends, and notes its end. */
  public PipelineResult await(PipelineRun run, String id, Consumer<RunSnapshot> view) {
    PipelineResult result = run.watch(view);
    book.end(id, result);
    durations.add(RunBook.inputHash(request), result.steps());
    return result;
  }

  /** How long the steps that are left should take. */
  public Duration left(List<StepProgress> steps, Instant now) {
    return durations.left(RunBook.inputHash(request), steps, now);
  }

  private boolean endedElsewhere(WorkflowClient client, String id) {
    Optional<PipelineResult> result = PipelineRun.finished(client, id);
    result.ifPresent(end -> book.end(id, end));
    return result.isPresent();
  }
}
