package io.tidemark.flows.market;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.tidemark.flows.steps.RunProgress;

/**
 * Loads past years: fetches and lands one year after the other, each under its own keys, then
 * reconciles the whole range.
 *
 * <p>The workflow's id is the run key: a run that is started again under the same id continues
 * where it stopped.
 */
@WorkflowInterface
public interface BackfillWorkflow {
  /** The workflow type, as typed in the Temporal UI. */
  String TYPE = "backfill";

  /**
   * Loads the range.
   *
   * @param request null, or a missing field, means the defaults
   * @param soFar null, except when a long run continues as a new one
   */
  @WorkflowMethod(name = TYPE)
  BackfillResult run(BackfillRequest request, BackfillProgress soFar);

  /** The progress of the run. */
  @QueryMethod(name = RunProgress.QUERY)
  RunProgress progress();
}
