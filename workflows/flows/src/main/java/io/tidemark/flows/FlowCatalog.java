package io.tidemark.flows;

import io.tidemark.flows.decisions.HaltWorkflow;
import io.tidemark.flows.decisions.HaltWorkflowImpl;
import io.tidemark.flows.decisions.ReviewWorkflow;
import io.tidemark.flows.decisions.ReviewWorkflowImpl;
import io.tidemark.flows.market.BackfillRequest;
import io.tidemark.flows.market.BackfillResult;
import io.tidemark.flows.market.BackfillWorkflow;
import io.tidemark.flows.market.BackfillWorkflowImpl;
import io.tidemark.flows.market.DailyRequest;
import io.tidemark.flows.market.DailyResult;
import io.tidemark.flows.market.DailyWorkflow;
import io.tidemark.flows.market.DailyWorkflowImpl;
import io.tidemark.flows.pipeline.PipelineRequest;
import io.tidemark.flows.pipeline.PipelineResult;
import io.tidemark.flows.pipeline.PipelineWorkflow;
import io.tidemark.flows.pipeline.PipelineWorkflowImpl;
import io.tidemark.flows.steps.FlowDefinition;
import java.util.List;
import java.util.Optional;

/** All workflows. Workers run them, and the command line starts those that end by themselves. */
public final class FlowCatalog {
  /** In the order in which they are listed. */
  public static final List<FlowDefinition> ALL =
      List.of(
          FlowDefinition.ending(
              PipelineWorkflow.TYPE,
              PipelineWorkflowImpl.class,
              PipelineRequest.class,
              PipelineResult.class),
          FlowDefinition.ending(
              DailyWorkflow.TYPE, DailyWorkflowImpl.class, DailyRequest.class, DailyResult.class),
          FlowDefinition.ending(
              BackfillWorkflow.TYPE,
              BackfillWorkflowImpl.class,
              BackfillRequest.class,
              BackfillResult.class),
          FlowDefinition.staying(HaltWorkflow.TYPE, HaltWorkflowImpl.class),
          FlowDefinition.staying(ReviewWorkflow.TYPE, ReviewWorkflowImpl.class));

  private FlowCatalog() {}

  /** The workflow of that type, if it exists. */
  public static Optional<FlowDefinition> find(String type) {
    return ALL.stream().filter(flow -> flow.type().equals(type)).findFirst();
  }
}
