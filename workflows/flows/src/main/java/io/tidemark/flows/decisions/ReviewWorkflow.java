package io.tidemark.flows.decisions;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.tidemark.core.review.RowReview;
import java.util.List;

/**
 * The desk at which rows in quarantine are decided about, for good: each batch of words is written
 * down, its released rows enter, and the prices that rest on them are agreed again.
 */
@WorkflowInterface
public interface ReviewWorkflow {
  /** The workflow type, as typed in the Temporal UI. */
  String TYPE = "review";

  /** The id of the one desk. */
  String ID = "review-desk";

  String DECIDE = "decide";
  String DESK = "desk";

  /**
   * Waits for words.
   *
   * @param carried null, but where a long run goes on as a new one
   */
  @WorkflowMethod(name = TYPE)
  void run(ReviewView carried);

  /**
   * Takes a batch of words.
   *
   * @param key may be left out; the same key twice counts once
   */
  @SignalMethod(name = DECIDE)
  void decide(List<RowReview> words, String key);

  /** What became of the last batches. */
  @QueryMethod(name = DESK)
  ReviewView desk();
}
