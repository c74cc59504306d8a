package io.tidemark.worker;

import io.temporal.client.WorkflowStub;
import io.tidemark.core.RunKey;
import io.tidemark.core.market.HaltState;
import io.tidemark.core.review.DecisionMessage;
import io.tidemark.core.review.RowReview;
import io.tidemark.flows.decisions.HaltView;
import io.tidemark.flows.decisions.HaltWorkflow;
import io.tidemark.flows.decisions.ReviewView;
import io.tidemark.flows.decisions.ReviewWorkflow;
import io.tidemark.flows.market.BackfillWorkflow;
import io.tidemark.flows.market.DailyWorkflow;
import io.tidemark.flows.pipeline.PipelineWorkflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Writes the histories that {@link ReplayTest} replays. Run it by hand, into new files, when the
 * steps of a workflow have changed on purpose; the old files stay as long as runs of that time may
 * be open.
 */
public final class RecordHistories {
  private final FlowEnvironment environment;
  private final Path folder;

  private RecordHistories(FlowEnvironment environment, Path folder) {
    this.environment = environment;
    this.folder = folder;
  }

  /** The only argument is the output folder. */
  public static void main(String[] arguments) throws Exception {
    try (FlowEnvironment environment = new FlowEnvironment(new FakeJobs())) {
      RecordHistories record = new RecordHistories(environment, Path.of(arguments[0]));
      Map<String, Object> imported =
          Map.of("vendors", List.of("google", "yahoo"), "macro", "vintages");
      record.run(PipelineWorkflow.TYPE, "pipeline-simulated", Map.of());
      record.run(PipelineWorkflow.TYPE, "pipeline-imported", imported);
      record.run(DailyWorkflow.TYPE, "daily-simulated", Map.of("date", "2024-03-04"));
      record.run(BackfillWorkflow.TYPE, "backfill-simulated", Map.of());
      record.halt();
      record.review();
    }
    System.exit(0);
  }

  private void run(String type, String name, Map<String, Object> input) throws IOException {
    WorkflowStub stub = environment.workflow(type, name);
    stub.start(input);
    stub.getResult(Map.class);
    write(name, name);
  }

  private void halt() throws Exception {
    TemporalDecisionHandler desk =
        new TemporalDecisionHandler(environment.client(), PipelineWorker.TASK_QUEUE);
    LocalDate day = LocalDate.of(2024, 3, 4);
    desk.take(
        new RunKey("k1"), new DecisionMessage.Halt("AAPL", HaltState.DISPUTED, "rule", "gap", day));
    desk.take(
        new RunKey("k2"), new DecisionMessage.Halt("AAPL", HaltState.HALTED, "ann", "odd", day));
    desk.take(
        new RunKey("k3"), new DecisionMessage.Halt("AAPL", HaltState.RESOLVED, "ann", "ok", null));
    WorkflowStub stub = environment.client().newUntypedWorkflowStub("halt/AAPL");
    while (stub.query(HaltWorkflow.STATE, HaltView.class).taken().size() < 3) {
      Thread.sleep(50);
    }
    Thread.sleep(500);
    write("halt/AAPL", "ticker-halt");
  }

  private void review() throws Exception {
    TemporalDecisionHandler desk =
        new TemporalDecisionHandler(environment.client(), PipelineWorker.TASK_QUEUE);
    desk.take(
        new RunKey("w1"),
        new DecisionMessage.Words(
            List.of(new RowReview("abc", RowReview.Decision.APPROVE, "ann", "seen", null, null))));
    WorkflowStub stub = environment.client().newUntypedWorkflowStub(ReviewWorkflow.ID);
    while (stub.query(ReviewWorkflow.DESK, ReviewView.class).last().isEmpty()) {
      Thread.sleep(50);
    }
    write(ReviewWorkflow.ID, "review");
  }

  private void write(String id, String name) throws IOException {
    Files.writeString(
        folder.resolve(name + ".json"), environment.client().fetchHistory(id).toJson(true) + "\n");
  }
}
