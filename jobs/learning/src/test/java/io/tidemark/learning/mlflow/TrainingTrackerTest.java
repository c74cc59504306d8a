package io.tidemark.learning.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.tracking.Artifact;
import io.tidemark.tracking.MlflowReader;
import io.tidemark.tracking.MlflowServerExtension;
import io.tidemark.tracking.RunContent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MlflowServerExtension.class)
class TrainingTrackerTest {

  @Test
  void aTrainingIsOneRunWithANestedRunPerFold(String mlflow) {
    TrainingTracker tracker = open(mlflow, "whole", "demo-1/train");
    train(tracker, 1, 2);
    String id = tracker.runId();
    assertThat(tracker.url()).startsWith(mlflow).contains("/runs/" + id);
    tracker.close();

    MlflowReader server = new MlflowReader(mlflow);
    assertThat(server.runs("whole"))
        .hasSize(3)
        .allSatisfy(r -> assertThat(status(r)).isEqualTo("FINISHED"));
    JsonNode parent = server.run(id);
    assertThat(parent.at("/info/run_name").asText()).isEqualTo("demo-1/train");
    assertThat(MlflowReader.values(parent, "tags"))
        .containsEntry("tidemark.run_key", "demo-1/train")
        .containsEntry("who", "test");
    JsonNode fold = folds(server, "whole").get(1);
    assertThat(fold.at("/info/run_name").asText()).isEqualTo("fold 2");
    assertThat(MlflowReader.values(fold, "tags")).containsEntry("mlflow.parentRunId", id);
    assertThat(MlflowReader.values(fold, "params")).containsEntry("depth", "4");
    assertThat(MlflowReader.values(fold, "metrics")).containsKey("ic");
    String foldId = fold.at("/info/run_id").asText();
    assertThat(server.artifacts(foldId, "plots")).containsExactly("plots/ic.svg");
    assertThat(server.artifact(foldId, "plots/ic.svg")).isEqualTo("<svg/>");
  }

  @Test
  void aRerunReusesItsRuns(String mlflow) {
    TrainingTracker first = open(mlflow, "twice", "demo-2/train");
    train(first, 1, 2);
    TrainingTracker second = open(mlflow, "twice", "demo-2/train");
    train(second, 1, 2);
    assertThat(second.runId()).isEqualTo(first.runId());
    MlflowReader server = new MlflowReader(mlflow);
    assertThat(server.runs("twice")).hasSize(3);
    assertThat(server.timesLogged(first.runId(), "ic")).isEqualTo(1);
    first.close();
    second.close();
  }

  @Test
  void aRerunResumesTheRunsOfAKilledTraining(String mlflow) {
    TrainingTracker killed = open(mlflow, "killed", "demo-3/train");
    killed.startFold(1);
    killed.finishFold(run -> content());
    killed.startFold(2); // then the process is killed
    MlflowReader server = new MlflowReader(mlflow);
    assertThat(server.runs("killed")).extracting(TrainingTrackerTest::status).contains("RUNNING");

    TrainingTracker again = open(mlflow, "killed", "demo-3/train");
    train(again, 1, 2);
    again.close();
    assertThat(server.runs("killed"))
        .hasSize(3)
        .allSatisfy(r -> assertThat(status(r)).isEqualTo("FINISHED"));
  }

  @Test
  void aFailedTrainingIsMarkedFailedAndCanBeRepeated(String mlflow) {
    TrainingTracker failing = open(mlflow, "failing", "demo-4/train");
    failing.startFold(1);
    failing.close();
    MlflowReader server = new MlflowReader(mlflow);
    assertThat(server.runs("failing"))
        .hasSize(2)
        .allSatisfy(r -> assertThat(status(r)).isEqualTo("FAILED"));
    TrainingTracker again = open(mlflow, "failing", "demo-4/train");
    train(again, 1);
    again.close();
    assertThat(server.runs("failing"))
        .hasSize(2)
        .allSatisfy(r -> assertThat(status(r)).isEqualTo("FINISHED"));
  }

  @Test
  void otherTrainingsOfTheExperimentAreNotChanged(String mlflow) {
    TrainingTracker one = open(mlflow, "shared", "a/train");
    TrainingTracker two = open(mlflow, "shared", "b/train");
    train(one, 1);
    train(two, 1);
    assertThat(one.runId()).isNotEqualTo(two.runId());
    assertThat(new MlflowReader(mlflow).runs("shared")).hasSize(4);
    one.close();
    two.close();
  }

  @Test
  void anExperimentNameMayContainAnApostrophe(String mlflow) {
    TrainingTracker first = open(mlflow, "ann's", "demo-6/train");
    TrainingTracker second = open(mlflow, "ann's", "demo-6/train");
    assertThat(first.runId()).isNotEmpty().isEqualTo(second.runId());
    first.close();
    second.close();
  }

  private static TrainingTracker open(String mlflow, String experiment, String runKey) {
    return TrainingTracker.open(mlflow, experiment, runKey, Map.of("who", "test"));
  }

  private static void train(TrainingTracker tracker, int... folds) {
    for (int fold : folds) {
      tracker.startFold(fold);
      tracker.finishFold(run -> content());
    }
    tracker.finish(run -> content());
  }

  private static RunContent content() {
    return new RunContent(
        Map.of("depth", "4"),
        Map.of("ic", 0.03),
        Map.of(),
        List.of(Artifact.of("plots/ic.svg", "<svg/>")));
  }

  private static List<JsonNode> folds(MlflowReader server, String experiment) {
    return server.runs(experiment).stream()
        .filter(run -> MlflowReader.values(run, "tags").containsKey("tidemark.fold"))
        .toList();
  }

  private static String status(JsonNode run) {
    return run.at("/info/status").asText();
  }
}
