package io.tidemark.flows.pipeline;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.tidemark.flows.steps.RunProgress;

/**
 * Fetch, land, reconcile, build features, label regimes, train, publish, report.
 *
 * <p>The workflow's id is the run's key: a second run under the same id finds each step done and
 * repeats nothing.
 */
@WorkflowInterface
public interface PipelineWorkflow {
  /** The workflow type, as typed in the Temporal UI. */
  String TYPE = "pipeline";

  /** The query that tells how far it is. */
  String PROGRESS = RunProgress.QUERY;

  /**
   * Runs the pipeline.
   *
   * @param request null, or any field of it left out, means the defaults
   */
  @WorkflowMethod(name = TYPE)
  PipelineResult run(PipelineRequest request);

  /** How far it is. */
  @QueryMethod(name = PROGRESS)
  RunProgress progress();
}
