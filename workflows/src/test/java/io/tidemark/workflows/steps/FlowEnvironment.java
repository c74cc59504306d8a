package io.tidemark.workflows.steps;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.tidemark.workflows.pipeline.PipelineWorkflow;
import io.tidemark.workflows.server.PipelineWorker;
import io.tidemark.workflows.server.TemporalServer;

/** A Temporal server that skips waiting, with a worker on the given jobs. */
public final class FlowEnvironment implements AutoCloseable {
  private final TestWorkflowEnvironment environment;

  public FlowEnvironment(JobActivities jobs) {
    this.environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    TemporalServer.clientOptions().toBuilder().setIdentity("worker").build())
                .build());
    PipelineWorker.register(environment.newWorker(PipelineWorker.TASK_QUEUE), jobs);
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

  @Override
  public void close() {
    environment.close();
  }
}
