package io.tidemark.flows.market;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.tidemark.flows.steps.RunProgress;

/**
 * Loads one day of market data: fetches and lands each vendor, then reconciles all of them.
 *
 * <p>The workflow's id is the run key. Prices are reconciled after every vendor has landed, so that
 * no price is made from only some of the vendors by accident. A vendor that delivers nothing fails
 * the run, and the run of the next day loads what was missed.
 */
@WorkflowInterface
public interface DailyWorkflow {
  /** The workflow type, as typed in the Temporal UI. */
  String TYPE = "daily-market-data";

  /**
   * Loads the day.
   *
   * @param request null, or a missing field, means the defaults
   */
  @WorkflowMethod(name = TYPE)
  DailyResult run(DailyRequest request);

  /** The progress of the run. */
  @QueryMethod(name = RunProgress.QUERY)
  RunProgress progress();
}
