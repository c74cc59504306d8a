package io.tidemark.workflows.pipeline;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.tidemark.workflows.server.PipelineWorker;
import io.tidemark.workflows.server.TemporalServer;

/** A Temporal server that skips waiting, with a worker on the given jobs. */
final class PipelineEnvironment implements AutoCloseable {
  private final TestWorkflowEnvironment environment;

  PipelineEnvironment(JobActivities jobs) {
    this.environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    TemporalServer.clientOptions().toBuilder().setIdentity("worker").build())
                .build());
    PipelineWorker.register(environment.newWorker(PipelineWorker.TASK_QUEUE), jobs);
    environment.start();
  }

  WorkflowClient client() {
    return environment.getWorkflowClient();
  }

  WorkflowStub pipeline(String id) {
    return workflow(PipelineWorkflow.TYPE, id);
  }

  WorkflowStub workflow(String type, String id) {
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
