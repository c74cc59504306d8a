package io.tidemark.workflows.server;

import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.DynamicWorkflow;
import io.temporal.workflow.Workflow;
import io.tidemark.workflows.desk.HaltWorkflow;
import io.tidemark.workflows.desk.ReviewWorkflow;
import io.tidemark.workflows.market.BackfillWorkflow;
import io.tidemark.workflows.market.DailyWorkflow;
import io.tidemark.workflows.pipeline.PipelineWorkflow;
import io.tidemark.workflows.steps.JobActivities;
import java.util.List;

/**
 * Answers for types that do not exist; without it such a run would wait for ever, without a word.
 */
public final class UnknownWorkflow implements DynamicWorkflow {
  private static final List<String> TYPES =
      List.of(
          PipelineWorkflow.TYPE,
          DailyWorkflow.TYPE,
          BackfillWorkflow.TYPE,
          HaltWorkflow.TYPE,
          ReviewWorkflow.TYPE);

  @Override
  public Object execute(EncodedValues arguments) {
    throw ApplicationFailure.newNonRetryableFailure(
        "there is no workflow '%s'; there is: %s"
            .formatted(Workflow.getInfo().getWorkflowType(), String.join(", ", TYPES)),
        JobActivities.USER_FAULT);
  }
}
