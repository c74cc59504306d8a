package io.tidemark.worker;

import io.temporal.activity.DynamicActivity;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.tidemark.flows.decisions.submission.DecisionHandler;
import io.tidemark.flows.decisions.submission.DecisionReceipt;
import io.tidemark.flows.pipeline.PipelineWorkflow;
import io.tidemark.flows.steps.RunTerms;
import java.time.Duration;

/** A Temporal server that skips waiting times, with a worker for the given jobs. */
public final class FlowEnvironment implements AutoCloseable {
  /** For workers that submit no decisions. */
  public static final DecisionHandler NO_DESK =
      (key, message) -> new DecisionReceipt(key.value(), "", null, null);

  private final TestWorkflowEnvironment environment;

  public FlowEnvironment(FakeJobs jobs) {
    this(jobs, jobs);
  }

  public FlowEnvironment(RunTerms terms, DynamicActivity jobs) {
    this.environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    TemporalServer.clientOptions().toBuilder().setIdentity("worker").build())
                .build());
    PipelineWorker.register(
        environment.newWorker(PipelineWorker.TASK_QUEUE),
        terms,
        jobs,
        new TemporalDecisionHandler(client(), PipelineWorker.TASK_QUEUE));
    environment.start();
  }

  public WorkflowClient client() {
    return environment.getWorkflowClient();
  }

  public WorkflowStub pipeline(String id) {
    return workflow(PipelineWorkflow.TYPE, id);
  }

  public WorkflowStub workflow(String type, String id) {
    return client()
        .newUntypedWorkflowStub(
            type,
            WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(PipelineWorker.TASK_QUEUE)
                .build());
  }

  /** Advances the server's clock by that duration. */
  public void skip(Duration time) {
    environment.sleep(time);
  }

  @Override
  public void close() {
    environment.close();
  }
}
