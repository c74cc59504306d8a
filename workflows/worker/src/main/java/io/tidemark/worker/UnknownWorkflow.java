package io.tidemark.worker;

import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.DynamicWorkflow;
import io.temporal.workflow.Workflow;
import io.tidemark.flows.decisions.HaltWorkflow;
import io.tidemark.flows.decisions.ReviewWorkflow;
import io.tidemark.flows.market.BackfillWorkflow;
import io.tidemark.flows.market.DailyWorkflow;
import io.tidemark.flows.pipeline.PipelineWorkflow;
import io.tidemark.flows.steps.Activities;
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
        Activities.USER_FAULT);
  }
}
