package io.tidemark.flows.market;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.tidemark.flows.steps.RunProgress;

/**
 * Years that are past: fetch and land one year after the other, each under keys of its own, then
 * reconcile the whole range.
 *
 * <p>The workflow's id is the run's key: started again under the same id, it goes on where it was.
 */
@WorkflowInterface
public interface BackfillWorkflow {
  /** The workflow type, as typed in the Temporal UI. */
  String TYPE = "backfill";

  /**
   * Brings the range in.
   *
   * @param request null, or any field of it left out, means the defaults
   * @param soFar null, but where a long run goes on as a new one
   */
  @WorkflowMethod(name = TYPE)
  BackfillResult run(BackfillRequest request, BackfillProgress soFar);

  /** How far it is. */
  @QueryMethod(name = RunProgress.QUERY)
  RunProgress progress();
}
