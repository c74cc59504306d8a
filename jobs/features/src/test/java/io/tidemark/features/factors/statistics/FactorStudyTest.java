package io.tidemark.features.factors.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.core.series.RankCorrelation;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FactorStudyTest {
  private static final int SESSIONS = 600;
  private static final int NAMES = 40;
  private static final List<Integer> HORIZONS = List.of(1, 5, 21);

  private final Random random = new Random(20);
  private final double[][] close = closes();

  @Test
  void returnsAreFromCloseToClose() {
    ForwardReturns returns = ForwardReturns.none(List.of(1, 2), 4, 2);
    returns.fill(new double[] {10, 11, Double.NaN, 22, 33}, 0, 1);
    assertThat(returns.byHorizon()[0][0][1]).isCloseTo(.1, within(1e-12));
    assertThat(returns.byHorizon()[0][1][1]).isNaN();
    assertThat(returns.byHorizon()[0][3][1]).isCloseTo(.5, within(1e-12));
    assertThat(returns.byHorizon()[1][1][1]).isCloseTo(1, within(1e-12));
    assertThat(returns.byHorizon()[1][3][1]).isNaN();
    assertThat(returns.byHorizon()[0][0][0]).isNaN();

    ForwardReturns later = ForwardReturns.none(List.of(1), 4, 1);
    later.fill(new double[] {10, 11, 22, 33}, 1, 0);
    assertThat(later.byHorizon()[0][0][0]).isCloseTo(1, within(1e-12));
    assertThat(later.byHorizon()[0][1][0]).isCloseTo(.5, within(1e-12));
    assertThat(later.byHorizon()[0][2][0]).isNaN();
  }

  @Test
  void aPlantedSignalIsFoundAndNoiseIsNot() {
    ForwardReturns returns = returns(SESSIONS);
    double[][] planted = new double[SESSIONS][NAMES];
    double[][] noise = new double[SESSIONS][NAMES];
    for (int t = 0; t < SESSIONS; t++) {
      for (int i = 0; i < NAMES; i++) {
        double future = returns.byHorizon()[0][t][i];
        planted[t][i] =
            (Double.isNaN(future) ? 0 : future)
                + 0.04 * random.nextGaussian(); // the returns' standard deviation is 0.02
        noise[t][i] = random.nextGaussian();
      }
    }
    FeatureStudy found = study(returns).of("planted", planted);
    // the correlation of feature and return is 1/√5
    assertThat(found.horizons().get(0).ic().mean()).isCloseTo(1 / Math.sqrt(5), within(.03));
    assertThat(found.horizons().get(0).rankIc().mean()).isCloseTo(.43, within(.03));
    assertThat(found.horizons().get(0).rankIc().t()).isGreaterThan(30);
    assertThat(found.horizons().get(0).quantiles().spread().t()).isGreaterThan(20);
    assertThat(found.horizons().get(0).quantiles().monotonicity()).isEqualTo(1);
    // over five sessions, one of which is predicted
    assertThat(found.horizons().get(1).rankIc().mean()).isCloseTo(.43 / Math.sqrt(5), within(.03));
    assertThat(found.coverage()).isEqualTo(1);
    assertThat(found.turnover().mean()).isCloseTo(.8, within(.02));
    assertThat(found.persistence().halfLife()).isLessThan(.6);

    FeatureStudy nothing = study(returns).of("noise", noise);
    for (HorizonStudy over : nothing.horizons()) {
      assertThat(Math.abs(over.rankIc().t())).isLessThan(3);
      assertThat(Math.abs(over.quantiles().spread().t())).isLessThan(3);
      assertThat(over.rankIc().mean()).isCloseTo(0, within(.02));
    }
  }

  @Test
  void theTOfNoiseHasStandardDeviationOneEvenIfReturnsOverlap() {
    ForwardReturns returns = returns(SESSIONS);
    FactorStudy study = study(returns);
    double[] squares = new double[HORIZONS.size()];
    int features = 60;
    for (int f = 0; f < features; f++) {
      double[][] slow = new double[SESSIONS][NAMES];
      for (int t = 0; t < SESSIONS; t++) {
        for (int i = 0; i < NAMES; i++) {
          slow[t][i] = (t == 0 ? 0 : .95 * slow[t - 1][i]) + random.nextGaussian();
        }
      }
      FeatureStudy one = study.of("noise", slow);
      for (int h = 0; h < squares.length; h++) {
        squares[h] += Math.pow(one.horizons().get(h).rankIc().t(), 2) / features;
      }
    }
    assertThat(Math.sqrt(squares[0])).isBetween(.7, 1.4);
    assertThat(Math.sqrt(squares[1])).isBetween(.7, 1.5);
    assertThat(Math.sqrt(squares[2])).isBetween(.7, 1.6);
  }

  @Test
  void laterDataDoesNotChangeEarlierCoefficients() {
    int cut = 400;
    double[][] feature = new double[SESSIONS][NAMES];
    Arrays.stream(feature).forEach(row -> Arrays.setAll(row, i -> random.nextGaussian()));
    FeatureStudy whole = study(returns(SESSIONS)).of("f", feature);
    FeatureStudy known = study(returns(cut)).of("f", feature);
    for (int h = 0; h < HORIZONS.size(); h++) {
      int closed = cut - HORIZONS.get(h);
      assertThat(Arrays.copyOf(known.horizons().get(h).daily(), closed))
          .containsExactly(Arrays.copyOf(whole.horizons().get(h).daily(), closed));
      assertThat(Arrays.copyOfRange(known.horizons().get(h).daily(), closed, SESSIONS))
          .containsOnly(Double.NaN);
      assertThat(known.horizons().get(h).leftOut()).isEqualTo(SESSIONS - closed);
    }
  }

  @Test
  void yearsAndRegimesPartitionTheSameCoefficients() {
    ForwardReturns returns = returns(SESSIONS);
    double[][] feature = new double[SESSIONS][NAMES];
    Arrays.stream(feature).forEach(row -> Arrays.setAll(row, i -> random.nextGaussian()));
    String[] years = new String[SESSIONS];
    Arrays.setAll(years, t -> t < 250 ? "2020" : "2021");
    String[] regimes = new String[SESSIONS];
    Arrays.setAll(regimes, t -> t < 100 ? null : t / 50 % 2 == 0 ? "calm" : "stressed");
    HorizonStudy one =
        new FactorStudy(returns, all(), years, regimes).of("f", feature).horizons().get(0);
    assertThat(one.years()).extracting(HorizonStudy.Part::name).containsExactly("2020", "2021");
    assertThat(one.years().get(0).rankIc().mean())
        .isCloseTo(Arrays.stream(one.daily(), 0, 250).average().orElseThrow(), within(1e-12));
    assertThat(one.regimes())
        .extracting(HorizonStudy.Part::name)
        .containsExactly("calm", "stressed");
    assertThat(one.regimes().stream().mapToInt(part -> part.rankIc().days()).sum())
        .isEqualTo(SESSIONS - 100 - 1);
    assertThat(one.daily()[7])
        .isCloseTo(RankCorrelation.of(feature[7], returns.byHorizon()[0][7]), within(1e-12));
  }

  @Test
  void rowsWithoutAValueLowerTheCoverage() {
    double[][] feature = new double[SESSIONS][NAMES];
    Arrays.stream(feature).forEach(row -> Arrays.fill(row, Double.NaN));
    Arrays.fill(feature[3], 0, 20, 1);
    boolean[][] rows = new boolean[SESSIONS][NAMES];
    Arrays.fill(rows[3], true);
    FeatureStudy study =
        new FactorStudy(returns(SESSIONS), rows, new String[SESSIONS], new String[SESSIONS])
            .of("f", feature);
    assertThat(study.coverage()).isEqualTo(.5);
    assertThat(study.horizons().get(0).leftOut()).as("one value has no rank IC").isEqualTo(1);
    assertThat(study.horizons().get(0).rankIc().t()).isNaN();
  }

  @Test
  void theStrongestFeatureIsFirstWhateverItsSign() {
    ForwardReturns returns = returns(SESSIONS);
    double[][] up = new double[SESSIONS][NAMES];
    double[][] down = new double[SESSIONS][NAMES];
    double[][] none = new double[SESSIONS][NAMES];
    for (int t = 0; t < SESSIONS; t++) {
      for (int i = 0; i < NAMES; i++) {
        up[t][i] = returns.byHorizon()[0][t][i] + .4 * random.nextGaussian();
        down[t][i] = -returns.byHorizon()[0][t][i] + .1 * random.nextGaussian();
        none[t][i] = Double.NaN;
      }
    }
    FactorStudy study = study(returns);
    StudyResults findings =
        StudyResults.of(
            List.of(study.of("none", none), study.of("up", up), study.of("down", down)));
    assertThat(findings.studies())
        .extracting(FeatureStudy::feature)
        .containsExactly("down", "up", "none");
    assertThat(findings.tested(0)).isEqualTo(2);
    assertThat(findings.passing(0)).isEqualTo(2);
    assertThat(findings.discoveries(0)).isEqualTo(2);
    assertThat(findings.byChance(0)).isCloseTo(.1, within(1e-12));
    assertThat(findings.q()[0][2]).isNaN();
  }

  @Test
  void featuresAreComparedOverTheNamesThatBothHave() {
    double[][] first = new double[3][12];
    double[][] second = new double[3][12];
    RankCorrelations sums = new RankCorrelations(2, 3);
    RankCorrelations more = new RankCorrelations(2, 3);
    double expected = 0;
    for (int t = 0; t < 3; t++) {
      Arrays.setAll(first[t], i -> random.nextGaussian());
      Arrays.setAll(second[t], i -> random.nextGaussian());
      second[t][t] = Double.NaN;
      expected += RankCorrelation.of(first[t], second[t]) / 3;
      double[] opposite = Arrays.stream(first[t]).map(v -> -v).toArray();
      (t == 1 ? more : sums).add(new double[][] {first[t], second[t], opposite});
    }
    FeatureCorrelation likeness =
        new FeatureCorrelation(List.of("a", "b"), "other", List.of("c"), 3, sums.and(more));
    assertThat(likeness.of("b", "a")).isCloseTo(expected, within(1e-12));
    assertThat(likeness.of("a", "a")).isEqualTo(1);
    assertThat(likeness.pairs()).hasSize(1);
    assertThat(likeness.nearestBeside("a"))
        .singleElement()
        .satisfies(pair -> assertThat(pair.correlation()).isCloseTo(-1, within(1e-12)));
  }

  private FactorStudy study(ForwardReturns returns) {
    String[] years = new String[SESSIONS];
    Arrays.fill(years, "2020");
    return new FactorStudy(returns, all(), years, new String[SESSIONS]);
  }

  private static boolean[][] all() {
    boolean[][] all = new boolean[SESSIONS][NAMES];
    Arrays.stream(all).forEach(row -> Arrays.fill(row, true));
    return all;
  }

  /** Forward returns if only the first {@code known} closes are known. */
  private ForwardReturns returns(int known) {
    ForwardReturns returns = ForwardReturns.none(HORIZONS, SESSIONS, NAMES);
    IntStream.range(0, NAMES).forEach(i -> returns.fill(Arrays.copyOf(close[i], known), 0, i));
    return returns;
  }

  private double[][] closes() {
    double[][] closes = new double[NAMES][SESSIONS];
    for (double[] one : closes) {
      one[0] = 100;
      for (int t = 1; t < SESSIONS; t++) {
        one[t] = one[t - 1] * Math.exp(.02 * random.nextGaussian());
      }
    }
    return closes;
  }
}
