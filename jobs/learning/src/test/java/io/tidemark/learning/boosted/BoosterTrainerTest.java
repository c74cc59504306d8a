package io.tidemark.learning.boosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.core.series.RankCorrelation;
import io.tidemark.learning.learner.FittedModel;
import io.tidemark.learning.panel.LearningDataset;
import io.tidemark.learning.panel.Panel;
import io.tidemark.learning.panel.Panels;
import io.tidemark.learning.panel.Panels.Signal;
import io.tidemark.learning.panel.TrainingRows;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoosterTrainerTest {
  private static final Signal INTERACTION = (f, noise) -> f[0] * f[1] + 0.5 * noise;
  private static final TrainingRows POOLED = new TrainingRows(250, TrainingRows.POOLED);

  private final LearningDataset dataset = dataset(300);
  private final Panel panel = dataset.panel();

  @Test
  void learnsAnInteractionAndAssignsTheGainToItsFeatures() {
    FittedModel booster = fit(dataset, 1, POOLED);
    int start = panel.start(255);
    int end = panel.end(290);
    double[] labels = IntStream.range(start, end).mapToDouble(panel::label).toArray();
    assertThat(RankCorrelation.of(booster.predict(dataset, start, end), labels)).isGreaterThan(0.5);
    List<Double> importance = booster.importance();
    assertThat(importance.stream().mapToDouble(s -> s).sum()).isCloseTo(1, within(1e-9));
    assertThat(importance.get(0) + importance.get(1)).isGreaterThan(0.8);
  }

  @Test
  void theSameRowsAndSeedGiveTheSameBytes() {
    byte[] first = bytes(dataset, 7, POOLED);
    assertThat(bytes(dataset, 7, POOLED)).isEqualTo(first);
    assertThat(bytes(dataset, 8, POOLED)).isNotEqualTo(first);
  }

  @Test
  void sessionsAfterTheTrainingWindowChangeNothing() {
    assertThat(bytes(dataset(255), 7, POOLED)).isEqualTo(bytes(dataset, 7, POOLED));
  }

  @Test
  void aRegimesModelUsesOnlyItsOwnDays() {
    TrainingRows calm = new TrainingRows(250, "calm");
    TrainingRows stress = new TrainingRows(250, "stress");
    assertThat(bytes(dataset, 7, calm)).isNotEqualTo(bytes(dataset, 7, stress));
    assertThat(calm.in(panel)).isEqualTo(new TrainingRows.Size(130 * 20, 130));
    assertThat(stress.in(panel)).isEqualTo(new TrainingRows.Size(120 * 20, 120));
    assertThat(fit(dataset, 7, stress).rows()).isEqualTo(120 * 20);
  }

  @Test
  void contributionsSumToThePredictionAndAreLargestForTheSignal() {
    FittedModel booster = fit(dataset, 1, POOLED);
    int start = panel.start(255);
    int end = panel.end(256);
    double[] predicted = booster.predict(dataset, start, end);
    double[][] contributions = booster.contributions(dataset, start, end);
    double planted = 0;
    double others = 0;
    for (int i = 0; i < predicted.length; i++) {
      assertThat(contributions[i]).hasSize(5);
      assertThat(Arrays.stream(contributions[i]).sum()).isCloseTo(predicted[i], within(1e-5));
      planted += Math.abs(contributions[i][0]) + Math.abs(contributions[i][1]);
      others += Math.abs(contributions[i][2]) + Math.abs(contributions[i][3]);
    }
    assertThat(planted).isGreaterThan(3 * others);
  }

  @Test
  void aPanelWithOtherFeaturesIsRefused() {
    FittedModel booster = fit(dataset, 1, POOLED);
    LearningDataset other = LearningDataset.of(Panels.panel(10, 3, 3, 1, INTERACTION));
    assertThatThrownBy(() -> booster.predict(other, 0, 1))
        .hasMessageContainingAll("[f0, f1, f2, f3]", "[f0, f1, f2]");
  }

  private static LearningDataset dataset(int sessions) {
    return LearningDataset.of(Panels.panel(sessions, 20, 4, 5, INTERACTION));
  }

  private static byte[] bytes(LearningDataset dataset, long seed, TrainingRows rows) {
    return fit(dataset, seed, rows).save().content();
  }

  private static FittedModel fit(LearningDataset dataset, long seed, TrainingRows rows) {
    return new BoosterTrainer().fit(dataset, rows, seed);
  }
}
