package io.tidemark.worker;

import static java.util.stream.Collectors.joining;

import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.DynamicWorkflow;
import io.temporal.workflow.Workflow;
import io.tidemark.flows.FlowCatalog;
import io.tidemark.flows.steps.Activities;
import io.tidemark.flows.steps.FlowDefinition;

/**
 * Answers for types that do not exist; without it such a run would wait for ever, without a word.
 */
public final class UnknownWorkflow implements DynamicWorkflow {
  @Override
  public Object execute(EncodedValues arguments) {
    throw ApplicationFailure.newNonRetryableFailure(
        "there is no workflow '%s'; there is: %s"
            .formatted(Workflow.getInfo().getWorkflowType(), types()),
        Activities.USER_FAULT);
  }

  private static String types() {
    return FlowCatalog.ALL.stream().map(FlowDefinition::type).collect(joining(", "));
  }
}
