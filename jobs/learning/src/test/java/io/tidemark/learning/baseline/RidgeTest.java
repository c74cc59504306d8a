package io.tidemark.learning.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.core.Json;
import io.tidemark.learning.learner.SavedModel;
import io.tidemark.learning.panel.LearningDataset;
import io.tidemark.learning.panel.Panel;
import io.tidemark.learning.panel.Panels;
import io.tidemark.learning.panel.RankedInputs;
import io.tidemark.learning.panel.TrainingRows;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RidgeTest {
  private final Panel panel =
      Panels.panel(60, 20, 4, 3, (f, noise) -> f[0] - 0.5 * f[2] + 0.5 * noise);
  private final LearningDataset dataset = LearningDataset.of(panel);

  @Test
  void findsThePlantedSignalWithItsSigns() {
    Ridge ridge = fit(dataset, panel.labelledSessions());
    assertThat(ridge.coefficients().get(0)).isGreaterThan(0.4);
    assertThat(ridge.coefficients().get(2)).isLessThan(-0.2);
    assertThat(ridge.coefficients().get(1)).isCloseTo(0, within(0.1));
    assertThat(ridge.importance().stream().mapToDouble(s -> s).sum()).isCloseTo(1, within(1e-12));
    assertThat(ridge.importance().get(0)).isGreaterThan(0.5);
  }

  /** At the minimum of the objective the gradient is 0. */
  @Test
  void isTheMinimumOfItsObjective() {
    int sessions = 40;
    Ridge ridge = fit(dataset, sessions);
    for (int f = 0; f < 4; f++) {
      double gradient = ridge.penalty() * ridge.coefficients().get(f);
      for (int row = 0; row < panel.end(sessions - 1); row++) {
        double predicted = ridge.predict(dataset, row, row + 1)[0];
        gradient += (predicted - panel.target(row)) * dataset.ranks().get(f, row) / ridge.rows();
      }
      assertThat(gradient).isCloseTo(0, within(1e-9));
    }
  }

  @Test
  void sessionsAfterTheTrainingWindowChangeNothing() {
    Panel other = Panels.panel(60, 20, 4, 3, (f, noise) -> f[0] - 0.5 * f[2] + 0.5 * noise);
    Panel shorter = Panels.panel(35, 20, 4, 3, (f, noise) -> f[0] - 0.5 * f[2] + 0.5 * noise);
    assertThat(fit(LearningDataset.of(shorter), 30).coefficients())
        .isEqualTo(fit(LearningDataset.of(other), 30).coefficients());
  }

  @Test
  void aMissingFeatureContributesNothing() {
    Panel gappy = Panels.panel(5, 3, 1, 1, (f, noise) -> 0);
    assertThat(RankedInputs.of(gappy).get(0, 0)).isBetween(-0.5f, 0.5f);
    Panel missing =
        Panel.of(
            Panels.features(2),
            Panels.rows(10, 3, 2, 1, (f, noise) -> mute(f)),
            Panels.regimes(10));
    assertThat(RankedInputs.of(missing).get(1, 4)).isZero();
  }

  @Test
  void nothingToTrainOnIsAnError() {
    assertThatThrownBy(() -> fit(dataset, 0)).hasMessageContaining("no labelled row");
  }

  @Test
  void contributionsSumToThePrediction() {
    Ridge ridge = fit(dataset, 40);
    int start = panel.start(41);
    int end = panel.end(42);
    double[] predicted = ridge.predict(dataset, start, end);
    double[][] contributions = ridge.contributions(dataset, start, end);
    for (int i = 0; i < predicted.length; i++) {
      assertThat(contributions[i]).hasSize(5);
      double sum = 0;
      for (double contribution : contributions[i]) {
        sum += contribution;
      }
      assertThat(sum).isEqualTo(predicted[i]);
      assertThat(contributions[i][2])
          .isEqualTo(ridge.coefficients().get(2) * dataset.ranks().get(2, start + i));
    }
  }

  @Test
  void theFileHoldsFeaturesInTheOrderOfTheCoefficients() throws IOException {
    Ridge ridge = fit(dataset, 40);
    SavedModel file = ridge.save();
    assertThat(file.format()).isEqualTo("ridge-json");
    JsonNode read = Json.mapper().readTree(file.content());
    for (int f = 0; f < 4; f++) {
      assertThat(read.at("/features/" + f).asText()).isEqualTo("f" + f);
      assertThat(read.at("/coefficients/" + f).asDouble()).isEqualTo(ridge.coefficients().get(f));
    }
  }

  @Test
  void aPanelWithOtherFeaturesIsRefused() {
    Ridge ridge = fit(dataset, 40);
    LearningDataset other = LearningDataset.of(Panels.panel(10, 3, 3, 1, (f, noise) -> noise));
    assertThatThrownBy(() -> ridge.predict(other, 0, 1))
        .hasMessageContainingAll("[f0, f1, f2, f3]", "[f0, f1, f2]");
  }

  private static Ridge fit(LearningDataset dataset, int sessions) {
    return Ridge.fit(dataset, new TrainingRows(sessions, TrainingRows.POOLED), Ridge.PENALTY);
  }

  private static double mute(float[] features) {
    features[1] = Float.NaN;
    return features[0];
  }
}
