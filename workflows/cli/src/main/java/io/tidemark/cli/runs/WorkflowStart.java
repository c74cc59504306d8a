package io.tidemark.cli.runs;

import io.tidemark.core.Json;
import io.tidemark.core.UserFault;
import io.tidemark.flows.market.BackfillRequest;
import io.tidemark.flows.market.BackfillResult;
import io.tidemark.flows.market.BackfillWorkflow;
import io.tidemark.flows.market.DailyRequest;
import io.tidemark.flows.market.DailyResult;
import io.tidemark.flows.market.DailyWorkflow;
import io.tidemark.flows.pipeline.PipelineRequest;
import io.tidemark.flows.pipeline.PipelineResult;
import io.tidemark.flows.pipeline.PipelineWorkflow;
import io.tidemark.flows.steps.RunResult;
import java.time.Instant;
import java.util.List;

/**
 * A workflow that is to run, and what it is asked.
 *
 * @param workflow its type
 * @param request its one request record
 * @param prefix what a name that is made for the run begins with
 * @param title in the Temporal UI
 * @param vendors as the Temporal UI lists them
 */
public record WorkflowStart<R extends Record & RunResult>(
    String workflow,
    Record request,
    Class<R> resultType,
    String prefix,
    String title,
    List<String> vendors) {

  /** The workflows that can be ordered. */
  public static final List<String> WORKFLOWS =
      List.of(PipelineWorkflow.TYPE, DailyWorkflow.TYPE, BackfillWorkflow.TYPE);

  /**
   * An order from its request's JSON.
   *
   * @throws UserFault if there is no such workflow
   * @throws IllegalArgumentException naming what is wrong with the request
   */
  public static WorkflowStart<?> of(String workflow, String json) {
    return switch (workflow) {
      case PipelineWorkflow.TYPE ->
          pipeline(Json.read(json, PipelineRequest.class), PipelineWorkflow.TYPE);
      case DailyWorkflow.TYPE -> daily(Json.read(json, DailyRequest.class), Instant.now());
      case BackfillWorkflow.TYPE -> backfill(Json.read(json, BackfillRequest.class));
      default ->
          throw new UserFault(
              "there is no workflow '%s'; there is: %s"
                  .formatted(workflow, String.join(", ", WORKFLOWS)));
    };
  }

  /** The pipeline, under names that begin as given. */
  public static WorkflowStart<PipelineResult> pipeline(PipelineRequest request, String prefix) {
    return new WorkflowStart<>(
        PipelineWorkflow.TYPE,
        request,
        PipelineResult.class,
        prefix,
        request.title(),
        request.vendors());
  }

  /** A day's data. Where the day is left open, each day's run has a name of its own. */
  static WorkflowStart<DailyResult> daily(DailyRequest request, Instant now) {
    String day = (request.date() == null ? DailyRequest.lastClosed(now) : request.date()) + "";
    return new WorkflowStart<>(
        DailyWorkflow.TYPE,
        request,
        DailyResult.class,
        DailyWorkflow.TYPE + "-" + day,
        "Market data of " + day,
        request.vendors());
  }

  private static WorkflowStart<BackfillResult> backfill(BackfillRequest request) {
    return new WorkflowStart<>(
        BackfillWorkflow.TYPE,
        request,
        BackfillResult.class,
        BackfillWorkflow.TYPE,
        "Backfill from " + request.from() + (request.to() == null ? "" : " to " + request.to()),
        request.vendors());
  }
}
