package io.tidemark.workflows.pipeline;

import io.temporal.client.WorkflowStub;
import io.tidemark.workflows.steps.FakeJobs;
import io.tidemark.workflows.steps.FlowEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Writes the histories that {@link PipelineReplayTest} replays. To be run by hand, into new files,
 * when the workflow's course has changed on purpose; the old files stay as long as runs of that
 * time may still be open.
 */
final class RecordHistories {
  private RecordHistories() {}

  /** The one argument is the folder to write to. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    try (FlowEnvironment environment = new FlowEnvironment(new FakeJobs())) {
      record(environment, folder.resolve("pipeline-simulated.json"), Map.of());
      record(
          environment,
          folder.resolve("pipeline-imported.json"),
          Map.of("vendors", List.of("google", "yahoo"), "macro", "vintages"));
    }
    System.exit(0);
  }

  private static void record(FlowEnvironment environment, Path file, Map<String, Object> input)
      throws IOException {
    WorkflowStub stub = environment.pipeline("recorded");
    stub.start(input);
    stub.getResult(PipelineResult.class);
    Files.writeString(file, environment.client().fetchHistory("recorded").toJson(true) + "\n");
  }
}
