package io.tidemark.flows.decisions;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.tidemark.core.review.RowReview;
import java.util.List;

/**
 * Processes decisions about rows in quarantine; it never ends. For each batch, the decisions are
 * written, the released rows are accepted, and the prices that depend on them are reconciled again.
 */
@WorkflowInterface
public interface ReviewWorkflow {
  /** The workflow type, as typed in the Temporal UI. */
  String TYPE = "review";

  /** The id of the only run of this workflow. */
  String ID = "review-desk";

  String DECIDE = "decide";
  String DESK = "desk";

  /**
   * Waits for decisions.
   *
   * @param carried null, except when a long run continues as a new one
   */
  @WorkflowMethod(name = TYPE)
  void run(ReviewView carried);

  /**
   * Submits a batch of decisions.
   *
   * @param key idempotency key, may be empty; the same key twice counts once
   */
  @SignalMethod(name = DECIDE)
  void decide(List<RowReview> words, String key);

  /** The state of the desk with the results of recent batches. */
  @QueryMethod(name = DESK)
  ReviewView desk();
}
