package io.tidemark.workflows.server;

import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.DynamicWorkflow;
import io.temporal.workflow.Workflow;
import io.tidemark.workflows.pipeline.JobActivities;
import io.tidemark.workflows.pipeline.PipelineWorkflow;

/**
 * Answers for types that do not exist; without it such a run would wait for ever, without a word.
 */
public final class UnknownWorkflow implements DynamicWorkflow {
  @Override
  public Object execute(EncodedValues arguments) {
    throw ApplicationFailure.newNonRetryableFailure(
        "there is no workflow '%s'; there is: %s"
            .formatted(Workflow.getInfo().getWorkflowType(), PipelineWorkflow.TYPE),
        JobActivities.USER_FAULT);
  }
}
