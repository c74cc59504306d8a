package io.tidemark.cli.runs;

import static java.util.stream.Collectors.joining;

import io.tidemark.core.Json;
import io.tidemark.core.UserFault;
import io.tidemark.flows.FlowCatalog;
import io.tidemark.flows.pipeline.PipelineRequest;
import io.tidemark.flows.pipeline.PipelineResult;
import io.tidemark.flows.pipeline.PipelineWorkflow;
import io.tidemark.flows.steps.FlowDefinition;
import io.tidemark.flows.steps.RunRequest;
import io.tidemark.flows.steps.RunResult;
import java.time.Instant;
import java.util.List;

/**
 * A workflow to run, with its request.
 *
 * @param workflow its type
 * @param request its request record
 * @param prefix prefix of generated run names
 * @param title title in the Temporal UI
 * @param vendors vendors as the Temporal UI lists them
 */
public record WorkflowStart<R extends Record & RunResult>(
    String workflow,
    Record request,
    Class<R> resultType,
    String prefix,
    String title,
    List<String> vendors) {

  /**
   * Creates a start from the JSON of its request.
   *
   * @throws UserFault if there is no such workflow
   * @throws IllegalArgumentException with what is wrong in the request
   */
  public static WorkflowStart<?> of(String workflow, String json) {
    return FlowCatalog.find(workflow)
        .flatMap(FlowDefinition::start)
        .<WorkflowStart<?>>map(start -> of(workflow, start, json, Instant.now()))
        .orElseThrow(
            () ->
                new UserFault(
                    "there is no workflow '%s'; the workflows are: %s"
                        .formatted(workflow, startable())));
  }

  private static <Q extends Record & RunRequest, R extends Record & RunResult> WorkflowStart<R> of(
      String workflow, FlowDefinition.Start<Q, R> start, String json, Instant now) {
    Q request = Json.read(json, start.request());
    return new WorkflowStart<>(
        workflow,
        request,
        start.result(),
        request.nameAt(workflow, now),
        request.titleAt(now),
        request.vendors());
  }

  private static String startable() {
    return FlowCatalog.ALL.stream()
        .filter(flow -> flow.start().isPresent())
        .map(FlowDefinition::type)
        .collect(joining(", "));
  }

  /** The pipeline, with the given prefix of run names. */
  public static WorkflowStart<PipelineResult> pipeline(PipelineRequest request, String prefix) {
    return new WorkflowStart<>(
        PipelineWorkflow.TYPE,
        request,
        PipelineResult.class,
        prefix,
        request.title(),
        request.vendors());
  }
}
