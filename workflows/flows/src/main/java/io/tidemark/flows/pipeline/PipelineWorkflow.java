package io.tidemark.flows.pipeline;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.tidemark.flows.steps.RunProgress;

/**
 * The pipeline: fetch, land, reconcile, build features, label regimes, train, publish, report.
 *
 * <p>The workflow's id is the run key: a second run under the same id finds each step done and
 * repeats nothing.
 */
@WorkflowInterface
public interface PipelineWorkflow {
  /** The workflow type, as typed in the Temporal UI. */
  String TYPE = "pipeline";

  /** The query for the progress. */
  String PROGRESS = RunProgress.QUERY;

  /**
   * Runs the pipeline.
   *
   * @param request null, or a missing field, means the defaults
   */
  @WorkflowMethod(name = TYPE)
  PipelineResult run(PipelineRequest request);

  /** The progress of the run. */
  @QueryMethod(name = PROGRESS)
  RunProgress progress();
}
