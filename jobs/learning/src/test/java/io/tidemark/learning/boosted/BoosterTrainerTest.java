package io.tidemark.learning.boosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.core.series.RankCorrelation;
import io.tidemark.lake.LakeExtension;
import io.tidemark.learning.panel.Panel;
import io.tidemark.learning.panel.Panels;
import io.tidemark.learning.panel.Panels.Signal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LakeExtension.class)
class BoosterTrainerTest {
  private static final Signal INTERACTION = (f, noise) -> f[0] * f[1] + 0.5 * noise;
  private static final TrainingRows POOLED = new TrainingRows(250, TrainingRows.POOLED);

  @Test
  void learnsWhatNoLineCanAndPutsTheGainWhereItBelongs(SparkSession spark) {
    Panel panel = Panels.panel(300, 20, 4, 5, INTERACTION);
    BoostedTrees booster = train(spark, panel, 1, POOLED).get(POOLED);
    int start = panel.start(255);
    int end = panel.end(290);
    double[] labels = IntStream.range(start, end).mapToDouble(panel::label).toArray();
    assertThat(RankCorrelation.of(booster.predict(panel, start, end), labels)).isGreaterThan(0.5);
    List<Double> importance = booster.importance();
    assertThat(importance.stream().mapToDouble(s -> s).sum()).isCloseTo(1, within(1e-9));
    assertThat(importance.get(0) + importance.get(1)).isGreaterThan(0.8);
  }

  @Test
  void theSameRowsAndSeedGiveTheSameBytes(SparkSession spark) {
    Panel panel = Panels.panel(300, 20, 4, 5, INTERACTION);
    byte[] first = train(spark, panel, 7, POOLED).get(POOLED).ubj();
    assertThat(train(spark, panel, 7, POOLED).get(POOLED).ubj()).isEqualTo(first);
    assertThat(train(spark, panel, 8, POOLED).get(POOLED).ubj()).isNotEqualTo(first);
  }

  @Test
  void sessionsAfterTheTrainingChangeNothing(SparkSession spark) {
    byte[] longer =
        train(spark, Panels.panel(300, 20, 4, 5, INTERACTION), 7, POOLED).get(POOLED).ubj();
    byte[] shorter =
        train(spark, Panels.panel(255, 20, 4, 5, INTERACTION), 7, POOLED).get(POOLED).ubj();
    assertThat(shorter).isEqualTo(longer);
  }

  @Test
  void aRegimeLearnsFromItsOwnDaysAlone(SparkSession spark) {
    Panel panel = Panels.panel(300, 20, 4, 5, INTERACTION);
    TrainingRows calm = new TrainingRows(250, "calm");
    TrainingRows stress = new TrainingRows(250, "stress");
    Map<TrainingRows, BoostedTrees> trained = train(spark, panel, 7, calm, stress, POOLED);
    assertThat(trained).containsOnlyKeys(calm, stress, POOLED);
    assertThat(trained.get(calm).ubj()).isNotEqualTo(trained.get(stress).ubj());
    assertThat(calm.in(panel)).isEqualTo(new TrainingRows.Size(130 * 20, 130));
    assertThat(stress.in(panel)).isEqualTo(new TrainingRows.Size(120 * 20, 120));
  }

  @Test
  void aThinRegimeTakesTheRowsOfAll() {
    Panel panel = Panels.panel(600, 20, 2, 5, INTERACTION);
    assertThat(RegimeRows.of(panel, 500, "calm").regime()).isEqualTo("calm");
    assertThat(RegimeRows.of(panel, 300, "calm").regime()).isEqualTo(TrainingRows.POOLED);
    assertThat(RegimeRows.of(panel, 500, Panel.UNKNOWN).regime()).isEqualTo(TrainingRows.POOLED);
  }

  @Test
  void aPanelOfOtherFeaturesIsRefused(SparkSession spark) {
    Panel panel = Panels.panel(300, 20, 4, 5, INTERACTION);
    BoostedTrees booster = train(spark, panel, 1, POOLED).get(POOLED);
    assertThatThrownBy(() -> booster.predict(Panels.panel(10, 3, 3, 1, INTERACTION), 0, 1))
        .hasMessageContainingAll("[f0, f1, f2, f3]", "[f0, f1, f2]");
  }

  private static Map<TrainingRows, BoostedTrees> train(
      SparkSession spark, Panel panel, long seed, TrainingRows... rows) {
    try (BoosterTrainer trainer =
        new BoosterTrainer(spark, panel, BoosterParameters.DEFAULTS, seed)) {
      return trainer.train(List.of(rows));
    }
  }
}
