package io.tidemark.learning.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.learning.panel.Panel;
import io.tidemark.learning.panel.Panels;
import org.junit.jupiter.api.Test;

class RidgeTest {
  private final Panel panel =
      Panels.panel(60, 20, 4, 3, (f, noise) -> f[0] - 0.5 * f[2] + 0.5 * noise);
  private final RankedInputs inputs = RankedInputs.of(panel);

  @Test
  void findsThePlantedSignalWithItsSigns() {
    Ridge ridge = Ridge.fit(panel, inputs, panel.labelledSessions());
    assertThat(ridge.coefficients().get(0)).isGreaterThan(0.4);
    assertThat(ridge.coefficients().get(2)).isLessThan(-0.2);
    assertThat(ridge.coefficients().get(1)).isCloseTo(0, within(0.1));
    assertThat(ridge.importance().stream().mapToDouble(s -> s).sum()).isCloseTo(1, within(1e-12));
    assertThat(ridge.importance().get(0)).isGreaterThan(0.5);
  }

  /** At the minimum no coefficient can be moved to advantage: the gradient is 0. */
  @Test
  void isTheMinimumOfItsObjective() {
    int sessions = 40;
    Ridge ridge = Ridge.fit(panel, inputs, sessions);
    for (int f = 0; f < 4; f++) {
      double gradient = ridge.penalty() * ridge.coefficients().get(f);
      for (int row = 0; row < panel.end(sessions - 1); row++) {
        double predicted = ridge.predict(inputs, row, row + 1)[0];
        gradient += (predicted - panel.target(row)) * inputs.get(f, row) / ridge.rows();
      }
      assertThat(gradient).isCloseTo(0, within(1e-9));
    }
  }

  @Test
  void sessionsAfterTheTrainingChangeNothing() {
    Panel other = Panels.panel(60, 20, 4, 3, (f, noise) -> f[0] - 0.5 * f[2] + 0.5 * noise);
    Panel shorter = Panels.panel(35, 20, 4, 3, (f, noise) -> f[0] - 0.5 * f[2] + 0.5 * noise);
    assertThat(Ridge.fit(shorter, RankedInputs.of(shorter), 30).coefficients())
        .isEqualTo(Ridge.fit(other, RankedInputs.of(other), 30).coefficients());
  }

  @Test
  void aMissingFeatureSaysNothing() {
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
    assertThatThrownBy(() -> Ridge.fit(panel, inputs, 0)).hasMessageContaining("no labelled row");
  }

  private static double mute(float[] features) {
    features[1] = Float.NaN;
    return features[0];
  }
}
