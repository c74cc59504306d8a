package io.tidemark.flows.decisions;

import io.temporal.workflow.Workflow;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.review.RowReview;
import io.tidemark.flows.steps.Activities;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;

/** Processes one batch after the other. */
public final class ReviewWorkflowImpl implements ReviewWorkflow {
  /** After this number of batches a new run continues, which limits the length of the history. */
  static final int BATCHES_A_RUN = 50;

  private static final int OUTCOMES_KEPT = 10;

  private record Batch(String key, List<RowReview> words) {}

  private final Queue<Batch> waiting = new ArrayDeque<>();
  private final Deque<ReviewOutcome> last = new ArrayDeque<>();
  private SeenKeys taken = new SeenKeys(List.of());
  private String trouble = "";

  @Override
  public void run(ReviewView carried) {
    if (carried != null) {
      taken = new SeenKeys(carried.taken());
      last.addAll(carried.last());
    }
    for (int batches = 0; batches < BATCHES_A_RUN || !waiting.isEmpty(); batches++) {
      Workflow.await(() -> !waiting.isEmpty());
      carryOut(waiting.element());
      waiting.remove();
    }
    Workflow.newContinueAsNewStub(ReviewWorkflow.class).run(desk());
  }

  @Override
  public void decide(List<RowReview> words, String key) {
    waiting.add(new Batch(key, words == null ? List.of() : words));
  }

  @Override
  public ReviewView desk() {
    return new ReviewView(waiting.size(), trouble, new ArrayList<>(last), taken.all());
  }

  private void carryOut(Batch batch) {
    RunKey key = PersistentRetry.key(batch.key());
    if (batch.words().isEmpty() || !taken.isNew(key)) {
      return;
    }
    try {
      note(ReviewJobs.of(key, batch.words(), this::run, Activities::nextSecond));
    } catch (UserFault e) {
      note(
          new ReviewOutcome(
              key.value(), batch.words().size(), 0, List.of(), List.of(), e.getMessage()));
    }
  }

  private <R extends JobResult> R run(JobRequest<R> job) {
    R result = PersistentRetry.with(() -> Activities.run(job.runKey().value(), job), this::say);
    say("");
    return result;
  }

  private void note(ReviewOutcome outcome) {
    last.add(outcome);
    if (last.size() > OUTCOMES_KEPT) {
      last.remove();
    }
    say(outcome.refused());
    trouble = "";
  }

  private void say(String words) {
    trouble = words;
    Workflow.setCurrentDetails(words);
  }
}
