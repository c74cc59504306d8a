package io.tidemark.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.api.JobSettings;
import io.tidemark.api.learning.TrainRequest;
import io.tidemark.api.learning.TrainRequest.LearnerScore;
import io.tidemark.api.learning.TrainRequest.Model;
import io.tidemark.api.learning.TrainRequest.Score;
import io.tidemark.api.market.MarketScope;
import io.tidemark.core.CodeVersion;
import io.tidemark.core.Json;
import io.tidemark.core.RunKey;
import io.tidemark.core.Sha256;
import io.tidemark.core.UserFault;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.table.learning.ContributionsTable;
import io.tidemark.core.table.learning.ScoresTable;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import io.tidemark.learning.panel.Panel;
import io.tidemark.learning.panel.Panels;
import io.tidemark.learning.panel.Panels.Signal;
import io.tidemark.tracking.MlflowReader;
import io.tidemark.tracking.MlflowServerExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LakeExtension.class)
class TrainModelsTest {
  private static final int SESSIONS = 560;

  @TempDir static Path folder;
  private static Path file;

  private static final FeatureSet SET = FeatureSet.parse("test set", TrainingData.SET);

  /** On calm days the signal is one that only trees can learn; on stress days there is none. */
  private static final Signal[] BY_REGIME = {
    (f, noise) -> f[0] * f[1] + noise, (f, noise) -> noise
  };

  @BeforeAll
  static void writeSet() throws IOException {
    file = Files.writeString(folder.resolve("test-set.yaml"), TrainingData.SET);
  }

  @Test
  void aChallengerIsServedOnlyInRegimesThatItWins(Lake lake) throws Exception {
    TrainingData.write(lake, SET, SESSIONS, 25, BY_REGIME);
    List<String> stages = new ArrayList<>();
    TrainRequest.Result result =
        new TrainModels(lake, settings(lake, "")).run(request("demo-1", 2), stages::add);

    Map<String, Score> scores = new HashMap<>();
    result.scores().forEach(score -> scores.put(score.regime(), score));
    assertThat(scores).containsOnlyKeys("all", "calm", "stress");
    assertThat(scores.get("calm").promoted()).isTrue();
    assertThat(scores.get("stress").promoted()).isFalse();
    assertThat(scores.get("calm").difference())
        .isCloseTo(
            scores.get("calm").challengerIc() - scores.get("calm").baselineIc(), within(1e-12));
    assertThat(result.baseline()).isEqualTo("ridge");
    assertThat(result.challenger()).startsWith("xgboost");
    assertThat(result.scoresTable()).isEqualTo("learning.scores");
    assertThat(result.learners())
        .extracting(LearnerScore::learner)
        .containsSubsequence("ridge", "ridge-per-regime", "xgboost", "xgboost-per-regime");
    assertThat(result.mlflowRun()).isEmpty();

    assertThat(result.models()).extracting(Model::regime).containsExactly("calm", "stress");
    assertThat(result.models()).extracting(Model::kind).containsExactly("xgboost", "ridge");
    for (Model model : result.models()) {
      byte[] file = Files.readAllBytes(Path.of(lake.root()).resolve(model.path()));
      assertThat(Sha256.of(file)).isEqualTo(model.sha256());
      assertThat(model.features()).isEqualTo(SET.featureNames());
      assertThat(model.learner()).startsWith(model.kind());
      assertThat(model.importance()).hasSameSizeAs(model.features());
      assertThat(model.importance().stream().mapToDouble(s -> s).sum()).isCloseTo(1, within(1e-9));
    }
    assertThat(result.models().get(0).path()).isEqualTo("models/demo-1/train/calm.ubj");
    JsonNode ridge =
        Json.mapper().readTree(Path.of(lake.root(), result.models().get(1).path()).toFile());
    assertThat(ridge.get("coefficients")).hasSameSizeAs(SET.featureNames());
    assertThat(stages).contains("training fold 1 of 2", "training fold 2 of 2");
  }

  @Test
  void allScoredDaysAreInTheLakeAndARerunChangesNothing(Lake lake) {
    TrainingData.write(lake, SET, SESSIONS, 25, BY_REGIME);
    TrainModels train = new TrainModels(lake, settings(lake, ""));
    TrainRequest.Result first = train.run(request("demo-1", 2), stage -> {});
    TrainRequest.Result second = train.run(request("demo-1", 2), stage -> {});
    assertThat(second).isEqualTo(first);
    assertThat(first.scores()).allMatch(score -> score.decision().look() == 1);
    assertThat(first.scores().get(0).decision().trials()).as("3 regimes × 3").isEqualTo(9);
    assertThat(first.tables()).containsKeys("learning.looks", "learning.trials");
    assertThat(
            lake.asOf(
                    ContributionsTable.TABLE,
                    first.tables().get("learning.contributions"),
                    TrainingData.AS_OF)
                .where("model = 'models/demo-1/train/stress.json'")
                .count())
        .isEqualTo(5 * 25);
    long rows =
        lake.history(ScoresTable.TABLE, TrainingData.AS_OF)
            .where("run = 'demo-1/train' and known_at > event_time")
            .count();
    assertThat(rows).isEqualTo(12 * first.learners().get(0).days()).isGreaterThan(12 * 200);
    assertThat(first.scores().get(0).days()).isBetween(rows / 12 / 2, rows / 12 - 1);
    assertThat(lake.history(ScoresTable.TABLE, TrainingData.AS_OF.minusSeconds(1)).isEmpty())
        .isTrue();
  }

  @Test
  void daysBeforeTheFirstRegimeCountOnlyInAll(Lake lake) {
    LocalDate unknownUntil = Panels.sessions(SESSIONS).get(400);
    TrainingData.write(lake, SET, SESSIONS, 25, unknownUntil, BY_REGIME);
    List<Score> scores =
        new TrainModels(lake, settings(lake, "")).run(request("demo-1", 2), s -> {}).scores();
    assertThat(scores).extracting(Score::regime).containsExactly("all", "calm", "stress");
    assertThat(scores.get(0).days()).isGreaterThan(scores.get(1).days() + scores.get(2).days());
    assertThat(scores).noneMatch(score -> score.regime().equals(Panel.UNKNOWN));
  }

  @Test
  void aTrainingThatIsImpossibleNamesTheReason(Lake lake) {
    TrainingData.write(lake, SET, 300, 12, BY_REGIME);
    TrainModels train = new TrainModels(lake, settings(lake, ""));
    assertThatThrownBy(() -> train.run(request("k", 5), s -> {}))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("test windows");
    assertThatThrownBy(() -> train.run(request("k", 2, "hmm-other", "vendor"), s -> {}))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("hmm-other");
    assertThatThrownBy(() -> train.run(request("k", 2, TrainingData.MODEL, "nobody"), s -> {}))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("no features of 'nobody'");
    assertThatThrownBy(
            () -> train.run(request("k", 2, TrainingData.MODEL, "vendor", "0ld"), s -> {}))
        .isInstanceOf(UserFault.class)
        .hasMessageContainingAll(SET.definitionHash(), "0ld");
  }

  @Test
  @ExtendWith(MlflowServerExtension.class)
  void aTrainingIsLoggedToMlflow(Lake lake, String mlflow) {
    TrainingData.write(lake, SET, SESSIONS, 25, BY_REGIME);
    TrainRequest.Result result =
        new TrainModels(lake, settings(lake, mlflow)).run(request("demo-5", 2), s -> {});
    MlflowReader server = new MlflowReader(mlflow);
    JsonNode parent = server.run(result.mlflowRun());
    assertThat(result.mlflowUrl()).contains(result.mlflowRun());
    assertThat(parent.at("/info/status").asText()).isEqualTo("FINISHED");
    assertThat(MlflowReader.values(parent, "tags"))
        .containsEntry("tidemark.definition_hash", SET.definitionHash())
        .containsEntry("tidemark.code_version", CodeVersion.current());
    assertThat(MlflowReader.values(parent, "params"))
        .containsEntry("served.calm", result.models().get(0).learner())
        .containsEntry("challengers", "ridge-per-regime xgboost xgboost-per-regime")
        .containsEntry("served.stress", "ridge")
        .containsEntry("max_depth", "4");
    assertThat(MlflowReader.values(parent, "metrics"))
        .containsKeys("ic", "ic_baseline", "ic_gain", "calm.ic_gain_low")
        .containsKeys("ridge.rank_ic", "xgboost-per-regime.calm.rank_ic_gain");
    assertThat(server.artifacts(result.mlflowRun(), "models/calm"))
        .contains("models/calm/MLmodel", "models/calm/model.ubj");
    assertThat(server.artifact(result.mlflowRun(), "models/calm/MLmodel")).contains("xgboost");
    assertThat(server.artifact(result.mlflowRun(), "plots/cumulative_ic.svg")).contains("ridge");
    JsonNode fold =
        server.runs("tests").stream()
            .filter(run -> run.at("/info/run_name").asText().equals("fold 1"))
            .findFirst()
            .orElseThrow();
    assertThat(MlflowReader.values(fold, "params"))
        .containsKeys("train_to", "test_from", "rows.calm", "window.xgboost.calm", "eta");
  }

  @Test
  void aLabelThatBeginsBeforeItsFeaturesCanBeActedUponIsRefused(Lake lake) throws IOException {
    FeatureSet early =
        FeatureSet.parse(
            "early.yaml",
            SET.text().replace("ref(px.open, -1)", "px.close").replace("test-set", "early"));
    Path written = Files.writeString(file.resolveSibling("early.yaml"), early.text());
    TrainRequest request = request("early", 2, TrainingData.MODEL, TrainingData.VENDOR);
    assertThatThrownBy(
            () ->
                new TrainModels(lake, settings(lake, ""))
                    .run(of(request, written, early.definitionHash()), stage -> {}))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("label 'fwd_5d' of early")
        .hasMessageContaining("ref(px.open, -1)");
  }

  private static TrainRequest of(TrainRequest request, Path set, String definition) {
    return new TrainRequest(
        request.runKey(),
        set.toString(),
        definition,
        request.featuresVersion(),
        request.label(),
        request.regimeModel(),
        request.regimesVersion(),
        request.scope(),
        request.folds(),
        request.seed(),
        request.experiment());
  }

  private static JobSettings settings(Lake lake, String mlflow) {
    return new JobSettings(lake.root(), "local[2]", mlflow);
  }

  private static TrainRequest request(String run, int folds) {
    return request(run, folds, TrainingData.MODEL, TrainingData.VENDOR);
  }

  private static TrainRequest request(String run, int folds, String regimes, String vendor) {
    return request(run, folds, regimes, vendor, SET.definitionHash());
  }

  private static TrainRequest request(
      String run, int folds, String regimes, String vendor, String definition) {
    return new TrainRequest(
        new RunKey(run).step("train"),
        file.toString(),
        definition,
        TrainingData.VERSION,
        "fwd_5d",
        regimes,
        TrainingData.VERSION,
        new MarketScope(
            List.of(vendor),
            List.of(),
            Panels.FIRST,
            Panels.FIRST.plusYears(5),
            TrainingData.AS_OF),
        folds,
        42,
        "tests");
  }
}
