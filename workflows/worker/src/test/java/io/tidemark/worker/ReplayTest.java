package io.tidemark.worker;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that a run that began under an earlier build can continue under this one. */
public final class ReplayTest {
  private TestWorkflowEnvironment environment;
  private Worker worker;

  @BeforeEach
  void open() {
    environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(TemporalServer.clientOptions())
                .build());
    worker = environment.newWorker(PipelineWorker.TASK_QUEUE);
    FakeJobs jobs = new FakeJobs();
    PipelineWorker.register(worker, jobs, jobs, FlowEnvironment.NO_DESK);
  }

  @AfterEach
  void close() {
    environment.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pipeline-simulated.json",
        "pipeline-imported.json",
        "daily-simulated.json",
        "backfill-simulated.json",
        "ticker-halt.json",
        "review.json"
      })
  void aRecordedRunReplaysUnchanged(String file) throws IOException {
    String history = history(file);

    assertThatCode(() -> replay(history)).doesNotThrowAnyException();
  }

  @Test
  void aChangedWorkflowIsDetected() throws IOException {
    String other = history("pipeline-simulated.json").replace("\"labelRegimes\"", "\"label\"");

    assertThatThrownBy(() -> replay(other)).hasMessageContaining("labelRegimes");
  }

  private void replay(String history) throws Exception {
    WorkflowReplayer.replayWorkflowExecution(WorkflowExecutionHistory.fromJson(history), worker);
  }

  private static String history(String file) throws IOException {
    try (InputStream in = ReplayTest.class.getResourceAsStream("/histories/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
