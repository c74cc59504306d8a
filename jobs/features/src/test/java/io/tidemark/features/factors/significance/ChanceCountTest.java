package io.tidemark.features.factors.significance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.series.SeriesMean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChanceCountTest {
  private static final int SESSIONS = 750;
  private static final double LEVEL = 0.05;

  /** The 95 % quantile of the binomial distribution of 20 trials at 5 % is 3; of 100 it is 9. */
  @Test
  void ofIndependentFeaturesItIsBinomial() {
    assertThat(ChanceCount.atMost(features(20, 0, 1), 1, LEVEL)).isBetween(2, 4);
    assertThat(ChanceCount.atMost(features(100, 0, 2), 1, LEVEL)).isBetween(8, 11);
  }

  @Test
  void correlatedFeaturesPassTogether() {
    int independent = ChanceCount.atMost(features(20, 0, 1), 1, LEVEL);
    int correlated = ChanceCount.atMost(features(20, 0.9, 1), 1, LEVEL);
    assertThat(correlated).isGreaterThan(2 * independent).isLessThanOrEqualTo(20);
  }

  private static boolean passes(double[] ic) {
    SeriesMean mean = SeriesMean.of(ic, IntStream.range(0, ic.length).toArray(), 1);
    return SeriesMean.twoSided(mean.mean() / mean.standardError(), mean.degrees()) < LEVEL;
  }

  /** Of 200 null reports, more than 17 above the bound have a probability below 1 %. */
  @Test
  void chanceExceedsTheBoundInOneCaseOfTwenty() {
    int above = 0;
    for (int world = 0; world < 200; world++) {
      List<double[]> daily = features(20, 0.8, 100 + world);
      long passing = daily.stream().filter(ChanceCountTest::passes).count();
      above += passing > ChanceCount.atMost(daily, 1, LEVEL) ? 1 : 0;
    }
    assertThat(above).isBetween(2, 17);
  }

  @Test
  void whatFeaturesPredictChangesNothing() {
    List<double[]> noise = features(20, 0.5, 3);
    List<double[]> signal =
        noise.stream().map(ic -> Arrays.stream(ic).map(v -> v + 0.5).toArray()).toList();
    assertThat(ChanceCount.atMost(signal, 1, LEVEL)).isEqualTo(ChanceCount.atMost(noise, 1, LEVEL));
  }

  @Test
  void withoutFreedomAllMayPass() {
    assertThat(ChanceCount.atMost(features(20, 0, 1), SESSIONS, LEVEL)).isEqualTo(20);
    assertThat(ChanceCount.atMost(List.of(), 1, LEVEL)).isZero();
  }

  @Test
  void sessionsWithoutAnIcAreLeftOut() {
    List<double[]> daily = features(20, 0.5, 4);
    List<double[]> late =
        daily.stream()
            .map(
                ic ->
                    IntStream.range(0, 2 * SESSIONS)
                        .mapToDouble(t -> t < SESSIONS ? Double.NaN : ic[t - SESSIONS])
                        .toArray())
            .toList();
    assertThat(ChanceCount.atMost(late, 1, LEVEL)).isEqualTo(ChanceCount.atMost(daily, 1, LEVEL));
  }

  private static List<double[]> features(int count, double correlation, long seed) {
    Random random = new Random(seed);
    double[] common = random.doubles(SESSIONS, -1, 1).toArray();
    List<double[]> features = new ArrayList<>();
    for (int f = 0; f < count; f++) {
      features.add(
          Arrays.stream(common)
              .map(
                  v ->
                      Math.sqrt(correlation) * v
                          + Math.sqrt(1 - correlation) * (2 * random.nextDouble() - 1))
              .toArray());
    }
    return features;
  }
}
