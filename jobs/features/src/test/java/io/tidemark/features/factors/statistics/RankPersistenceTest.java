package io.tidemark.features.factors.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.core.series.RankCorrelation;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankPersistenceTest {

  @Test
  void theHalfLifeIsInterpolatedBetweenTwoLags() {
    // lags 1 2 5 10 21 63
    assertThat(halfLife(.2, 0, 0, 0, 0, 0)).isCloseTo(.5 / .8, within(1e-12));
    assertThat(halfLife(.8, .4, 0, 0, 0, 0)).isCloseTo(1.75, within(1e-12));
    assertThat(halfLife(.9, .8, .7, .6, .5, 0)).isEqualTo(21);
    assertThat(halfLife(.99, .98, .97, .96, .95, .94)).isInfinite();
    assertThat(halfLife(Double.NaN, .1, 0, 0, 0, 0)).isNaN();
    RankPersistence shortSeries =
        new RankPersistence(new double[] {.9, .8, .7, Double.NaN, Double.NaN, Double.NaN});
    assertThat(shortSeries.halfLife()).isInfinite();
    assertThat(shortSeries.longest()).isEqualTo(5);
  }

  @Test
  void autocorrelationsEqualTheOracle() {
    double[][] panel = drifting(80, 25, 11);
    double[] autocorrelations = RankPersistence.of(CrossSection.of(panel)).autocorrelations();
    for (int i = 0; i < autocorrelations.length; i++) {
      int lag = RankPersistence.LAGS.get(i);
      double oracle =
          IntStream.range(lag, panel.length)
              .mapToDouble(t -> RankCorrelation.of(panel[t], panel[t - lag]))
              .average()
              .orElseThrow();
      assertThat(autocorrelations[i]).isCloseTo(oracle, within(1e-12));
    }
    assertThat(autocorrelations[0]).isGreaterThan(autocorrelations[4]);
  }

  @Test
  void turnoverIsTheShareThatLeaves() {
    double[] first = IntStream.range(0, 20).asDoubleStream().toArray(); // top 16…19, bottom 0…3
    double[] second = first.clone();
    second[19] = 5.5; // one of four names leaves the top group; 15 replaces it
    second[0] = Double.NaN; // with 19 names the bottom group is 1…4: one of four has left
    double[] few = new double[20];
    Arrays.fill(few, Double.NaN);
    Turnover turnover = Turnover.of(CrossSection.of(new double[][] {first, second, few, first}));
    assertThat(turnover.pairs()).isEqualTo(1);
    assertThat(turnover.top()).isEqualTo(.25);
    assertThat(turnover.bottom()).isEqualTo(.25);
    Turnover none = Turnover.of(CrossSection.of(new double[][] {first, first, first}));
    assertThat(none.pairs()).isEqualTo(2);
    assertThat(none.mean()).isZero();
    assertThat(Turnover.of(CrossSection.of(new double[][] {few, few})).mean()).isNaN();
  }

  private static double halfLife(double... autocorrelations) {
    return new RankPersistence(autocorrelations).halfLife();
  }

  private static double[][] drifting(int sessions, int names, long seed) {
    Random random = new Random(seed);
    double[][] panel = new double[sessions][names];
    for (int t = 1; t < sessions; t++) {
      for (int i = 0; i < names; i++) {
        panel[t][i] = .9 * panel[t - 1][i] + random.nextGaussian();
      }
    }
    Arrays.fill(panel[0], Double.NaN);
    panel[40][3] = Double.NaN;
    return Arrays.copyOfRange(panel, 1, sessions);
  }
}
