package io.tidemark.features.factors.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.core.series.SeriesMean;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PastScoresTest {
  private static final int SESSIONS = 150;
  private static final int BARS = 100;

  @Test
  void scoresAreRanksAmongTheSessionsBefore() {
    double[] session = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    double[][] values = new double[6][10];
    Arrays.setAll(values, t -> session.clone());
    values[5] = new double[] {0, 1, 2, 3, 4, 7, 8, 9, 10, 11};
    double[][] returns = new double[6][10];
    Arrays.setAll(returns, t -> session.clone());
    returns[5] = new double[] {-1, -10, 0, 1, 1, 1, 1, 1, 1, 11};
    PastScores feature = PastScores.ofFeature(values);
    PastScores forward = PastScores.ofReturns(returns);
    // Places of 1 to 10 are .05, .15 ... .95; of 0 and 11 they are 0 and 1.
    double[] u = {-.5, -.45, -.35, -.25, -.15, .15, .25, .35, .45, .5};
    double[] v = {-.05, -.95, 0, .05, .05, .05, .05, .05, .05, 1};
    double sum = 0;
    for (int i = 0; i < 10; i++) {
      sum += u[i] * v[i];
    }
    double ofU = Math.sqrt(2 * (.05 * .05 + .15 * .15 + .25 * .25 + .35 * .35 + .45 * .45) / 10);
    double ofV =
        Math.sqrt(
            IntStream.range(0, 10)
                .mapToDouble(i -> .05 + i / 10.)
                .map(x -> x * x)
                .average()
                .orElseThrow());
    assertThat(feature.rankCorrelation(forward, 5)).isCloseTo(sum / 10 / ofU / ofV, within(1e-12));
    assertThat(feature.rankCorrelation(forward, 4)).as("four sessions before").isNaN();
    double plain = 0;
    for (int i = 0; i < 10; i++) {
      plain += (values[5][i] - 5.5) * returns[5][i];
    }
    assertThat(feature.correlation(forward, 5))
        .isCloseTo(plain / 10 / Math.sqrt(8.25) / Math.sqrt(38.5), within(1e-12));
    // Two values of ten are in every quintile; of the lowest quintile there are three here.
    assertThat(feature.quintiles(returns[5], 5))
        .containsExactly(new double[] {-11. / 2, 2. / 2, 0, 2. / 2, 13. / 2}, within(1e-12));
  }

  @Test
  void ofARandomWalkNothingIsPredicted() {
    double[][] level = new double[SESSIONS][BARS];
    ForwardReturns returns = walk(level, 0, 3);
    FeatureStudy study = study(returns, level);
    for (HorizonStudy over : study.horizons()) {
      assertThat(Math.abs(over.rankIc().t())).isLessThan(3);
      assertThat(Math.abs(over.ic().t())).isLessThan(3);
      assertThat(Math.abs(over.quantiles().spread().t())).isLessThan(3);
      assertThat(over.rankIc().days()).isEqualTo(SESSIONS - PastScores.FEWEST_SESSIONS);
    }
    CrossSection[] values = CrossSection.of(level);
    CrossSection[] forward = CrossSection.of(returns.panel(0));
    double[] within =
        IntStream.range(0, SESSIONS)
            .mapToDouble(t -> values[t].rankCorrelation(forward[t]))
            .toArray();
    assertThat(DailyMean.of(within, 1).t()).as("ranked within the session").isLessThan(-10);
  }

  @Test
  void momentumIsFound() {
    double[][] level = new double[SESSIONS][BARS];
    ForwardReturns returns = walk(level, 0.2, 4);
    double[][] move = new double[SESSIONS][BARS];
    for (int t = 0; t < SESSIONS; t++) {
      for (int i = 0; i < BARS; i++) {
        move[t][i] = i == 0 ? Double.NaN : level[t][i] / level[t][i - 1] - 1;
      }
    }
    HorizonStudy over = study(returns, move).horizons().get(0);
    assertThat(over.rankIc().mean()).isCloseTo(0.19, within(0.03));
    assertThat(over.ic().mean()).isCloseTo(0.2, within(0.03));
    assertThat(over.rankIc().degrees())
        .as("sessions do not overlap")
        .isEqualTo(SeriesMean.degrees(over.rankIc().days(), 1));
    assertThat(over.quantiles().monotonicity()).isEqualTo(1);
    assertThat(over.quantiles().spread().t()).isGreaterThan(10);
    assertThat(study(returns, new double[SESSIONS][BARS]).horizons().get(0).rankIc().days())
        .isZero();
  }

  @Test
  void whatComesLaterChangesNothing() {
    double[][] level = new double[SESSIONS][BARS];
    ForwardReturns returns = walk(level, 0.2, 5);
    double[][] cut = Arrays.stream(level).map(double[]::clone).toArray(double[][]::new);
    int last = 60;
    int bars = 40;
    Arrays.fill(cut[last], bars, BARS, Double.NaN);
    for (int t = last + 1; t < SESSIONS; t++) {
      Arrays.fill(cut[t], Double.NaN);
    }
    double[] whole = study(returns, level).horizons().get(1).daily();
    double[] known = study(returns, cut).horizons().get(1).daily();
    assertThat(Arrays.copyOf(known, last)).containsExactly(Arrays.copyOf(whole, last));
    double[] first = returns.panel(1)[last].clone();
    Arrays.fill(first, bars, BARS, Double.NaN);
    assertThat(PastScores.ofFeature(cut).quintiles(first, last))
        .containsExactly(PastScores.ofFeature(level).quintiles(first, last));
    assertThat(known[last]).isNotNaN();
    assertThat(known[last + 1]).isNaN();
  }

  private static FeatureStudy study(ForwardReturns returns, double[][] values) {
    boolean[][] rows = new boolean[SESSIONS][BARS];
    Arrays.stream(rows).forEach(row -> Arrays.fill(row, true));
    return new FactorStudy(returns, rows, new String[SESSIONS], new String[SESSIONS])
        .of("f", values);
  }

  /** Fills in prices whose moves have an autocorrelation; returns their forward returns. */
  private static ForwardReturns walk(double[][] level, double autocorrelation, long seed) {
    Random random = new Random(seed);
    ForwardReturns returns = ForwardReturns.none(RankedRows.BARS, List.of(1, 10), SESSIONS, BARS);
    double price = 100;
    int[] names = IntStream.range(0, BARS).toArray();
    for (int t = 0; t < SESSIONS; t++) {
      double before = 0;
      for (int i = 0; i < BARS; i++) {
        before = autocorrelation * before + 1e-4 * random.nextGaussian();
        level[t][i] = price *= 1 + before;
      }
      returns.fill(level[t], names, 0, t);
    }
    return returns;
  }
}
