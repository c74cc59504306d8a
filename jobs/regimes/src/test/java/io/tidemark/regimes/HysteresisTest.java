package io.tidemark.regimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HysteresisTest {
  private final Hysteresis hysteresis = new Hysteresis(0.6, 3);

  @Test
  void theThirdSessionAboveTheThresholdChangesTheLabel() {
    assertThat(labels(0.1, 0.7, 0.7, 0.7, 0.7)).containsExactly(0, 0, 0, 1, 1);
  }

  @Test
  void aProbabilityAtTheThresholdIsNotAboveIt() {
    assertThat(labels(0.1, 0.6, 0.6, 0.6, 0.6)).containsExactly(0, 0, 0, 0, 0);
  }

  @Test
  void anInterruptionStartsTheCountAgain() {
    assertThat(labels(0.1, 0.7, 0.7, 0.55, 0.7, 0.7, 0.7)).containsExactly(0, 0, 0, 0, 0, 0, 1);
  }

  @Test
  void aChangeBackNeedsThreeSessionsToo() {
    assertThat(labels(0.9, 0.1, 0.1, 0.9, 0.1, 0.1, 0.1)).containsExactly(1, 1, 1, 1, 1, 1, 0);
  }

  @Test
  void sessionsOfDifferentStatesDoNotAddUp() {
    double[][] filtered = {
      {0.9, 0.05, 0.05},
      {0.1, 0.8, 0.1},
      {0.1, 0.8, 0.1},
      {0.1, 0.1, 0.8},
      {0.1, 0.1, 0.8},
      {0.1, 0.1, 0.8}
    };
    assertThat(hysteresis.labels(filtered)).containsExactly(0, 0, 0, 0, 0, 2);
  }

  @Test
  void theFirstLabelIsTheMostLikelyState() {
    assertThat(labels(0.51)).containsExactly(1);
    assertThat(hysteresis.labels(new double[0][])).isEmpty();
  }

  @Test
  void aThresholdThatTwoStatesCouldExceedIsRefused() {
    assertThatThrownBy(() -> new Hysteresis(0.4, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.4");
  }

  /** The labels of two states, given the probabilities of the second one. */
  private int[] labels(double... second) {
    return hysteresis.labels(
        Arrays.stream(second).mapToObj(p -> new double[] {1 - p, p}).toArray(double[][]::new));
  }
}
