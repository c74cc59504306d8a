package io.tidemark.features.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.features.publish.FeatureSample.Session;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeatureSampleTest {
  private static final double[] LABEL = {3, 1, 4, 1.5, 9};

  @Test
  void aFeatureThatAlwaysPointsOneWayIsSteady() {
    assertThat(sample(40, day -> 1).stability("x")).isEqualTo(1);
    assertThat(sample(40, day -> -1).stability("x")).isEqualTo(1);
  }

  @Test
  void aFeatureThatTurnedHalfwayIsNot() {
    assertThat(sample(40, day -> day < 20 ? 1 : -1).stability("x")).isZero();
    assertThat(sample(40, day -> day < 30 ? 1 : -1).stability("x")).isEqualTo(0.5, within(1e-12));
  }

  @Test
  void fewerSessionsThanBlocksStillHaveAStability() {
    assertThat(sample(3, day -> day == 2 ? -1 : 1).stability("x"))
        .isEqualTo(1 / 3.0, within(1e-12));
  }

  @Test
  void withoutSessionsNothingIsKnown() {
    assertThat(sample(0, day -> 1).stability("x")).isNaN();
    assertThat(sample(0, day -> 1).rankCorrelation("x", "y")).isNaN();
  }

  @Test
  void correlationTakesAllSessionsAndPassesOverGaps() {
    FeatureSample sample = sample(4, day -> 1);
    assertThat(sample.rankCorrelation("x", "y")).isEqualTo(-1, within(1e-12));
    sample.sessions().get(1).values()[0][2] = Double.NaN;
    assertThat(sample.rankCorrelation("x", "y")).isEqualTo(-1, within(1e-12));
  }

  /** Feature x follows the label with that sign; y is its cube turned round. */
  private static FeatureSample sample(int days, IntToDoubleFunction sign) {
    List<Session> sessions =
        IntStream.range(0, days)
            .mapToObj(
                day -> {
                  double[] x = new double[LABEL.length];
                  double[] y = new double[LABEL.length];
                  for (int i = 0; i < x.length; i++) {
                    x[i] = sign.applyAsDouble(day) * LABEL[i];
                    y[i] = -Math.pow(x[i], 3);
                  }
                  return new Session(
                      LocalDate.ofEpochDay(day), new double[][] {x, y}, LABEL.clone());
                })
            .toList();
    return new FeatureSample(List.of("x", "y"), sessions);
  }
}
