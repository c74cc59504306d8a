package io.tidemark.flows.market;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.tidemark.flows.steps.RunProgress;

/**
 * One day's market data: fetch and land each vendor, then reconcile them all.
 *
 * <p>The workflow's id is the run's key. Prices are reconciled after every vendor has landed, so
 * that no day is published from half of its sources by accident; a vendor that gives nothing at all
 * fails the run, and the next day's picks up what it missed.
 */
@WorkflowInterface
public interface DailyWorkflow {
  /** The workflow type, as typed in the Temporal UI. */
  String TYPE = "daily-market-data";

  /**
   * Brings the day in.
   *
   * @param request null, or any field of it left out, means the defaults
   */
  @WorkflowMethod(name = TYPE)
  DailyResult run(DailyRequest request);

  /** How far it is. */
  @QueryMethod(name = RunProgress.QUERY)
  RunProgress progress();
}
