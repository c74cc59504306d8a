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
 * Fails runs of workflow types that do not exist; without it such a run would wait forever without
 * an error.
 */
public final class UnknownWorkflow implements DynamicWorkflow {
  @Override
  public Object execute(EncodedValues arguments) {
    throw ApplicationFailure.newNonRetryableFailure(
        "there is no workflow '%s'; the workflows are: %s"
            .formatted(Workflow.getInfo().getWorkflowType(), types()),
        Activities.USER_FAULT);
  }

  private static String types() {
    return FlowCatalog.ALL.stream().map(FlowDefinition::type).collect(joining(", "));
  }
}
