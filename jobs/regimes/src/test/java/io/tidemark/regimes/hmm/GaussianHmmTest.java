package io.tidemark.regimes.hmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GaussianHmmTest {

  /** The oracle sums over all paths of states. */
  @Property(tries = 60)
  void filterAgreesWithTheSumOverAllPaths(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 4) int states) {
    Random random = new Random(seed);
    GaussianHmm model = RandomHmm.model(random, states, 2);
    double[][] rows = RandomHmm.rows(random, 6, 2, 0.3);

    GaussianHmm.Filtered pass = model.filter(rows);

    for (int t = 0; t < rows.length; t++) {
      double[] joint = jointOverPaths(model, Arrays.copyOf(rows, t + 1));
      double likelihood = Arrays.stream(joint).sum();
      for (int k = 0; k < states; k++) {
        assertThat(pass.filtered()[t][k]).isCloseTo(joint[k] / likelihood, within(1e-10));
      }
      if (t == rows.length - 1) {
        assertThat(pass.logLikelihood()).isCloseTo(Math.log(likelihood), within(1e-10));
      }
    }
  }

  @Test
  void aMissingInputIsLikeAModelWithoutIt() {
    GaussianHmm both =
        new GaussianHmm(
            new double[] {0.5, 0.5},
            new double[][] {{0.9, 0.1}, {0.2, 0.8}},
            new double[][] {{0, 5}, {1, -5}},
            new double[][] {{1, 1}, {2, 1}});
    GaussianHmm firstOnly =
        new GaussianHmm(
            new double[] {0.5, 0.5},
            new double[][] {{0.9, 0.1}, {0.2, 0.8}},
            new double[][] {{0}, {1}},
            new double[][] {{1}, {2}});
    double[][] withGaps = {{0.3, Double.NaN}, {2.0, Double.NaN}};
    double[][] narrow = {{0.3}, {2.0}};
    assertThat(both.filter(withGaps).filtered()).isDeepEqualTo(firstOnly.filter(narrow).filtered());
  }

  @Test
  void anEmptyRowOnlyPredicts() {
    GaussianHmm model = RandomHmm.model(new Random(1), 3, 2);
    GaussianHmm.Filtered pass = model.filter(new double[][] {{0.1, 0.2}, {Double.NaN, Double.NaN}});
    for (int k = 0; k < 3; k++) {
      assertThat(pass.filtered()[1][k]).isCloseTo(pass.predicted()[1][k], within(1e-14));
    }
  }

  @Test
  void aRowFarOutsideEveryStateStillGivesProbabilities() {
    GaussianHmm model = RandomHmm.model(new Random(2), 3, 1);
    GaussianHmm.Filtered pass = model.filter(new double[][] {{1e8}, {-1e8}, {0}});
    assertThat(pass.logLikelihood()).isFinite();
    for (double[] probabilities : pass.filtered()) {
      assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void renumberedStatesGiveTheSameProbabilitiesUnderTheirNewNumbers() {
    Random random = new Random(3);
    GaussianHmm model = RandomHmm.model(random, 3, 2);
    double[][] rows = RandomHmm.rows(random, 20, 2, 0);
    int[] order = {2, 0, 1};
    double[][] before = model.filter(rows).filtered();
    double[][] after = model.reordered(order).filter(rows).filtered();
    for (int k = 0; k < 3; k++) {
      assertThat(after[19][k]).isCloseTo(before[19][order[k]], within(1e-12));
    }
  }

  @Test
  void anInvalidDistributionIsRefused() {
    double[][] one = {{1}, {1}};
    assertThatThrownBy(
            () ->
                new GaussianHmm(
                    new double[] {0.5, 0.5}, new double[][] {{0.9, 0.2}, {0.5, 0.5}}, one, one))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("transition from state 0");
    assertThatThrownBy(
            () ->
                new GaussianHmm(
                    new double[] {0.5, 0.5},
                    new double[][] {{0.5, 0.5}, {0.5, 0.5}},
                    one,
                    new double[][] {{1}, {0}}))
        .hasMessageContaining("variances of state 1");
  }

  /** p(x_1..x_T, state_T) for each last state, by enumeration. */
  private static double[] jointOverPaths(GaussianHmm model, double[][] rows) {
    int states = model.states();
    double[] joint = new double[states];
    long paths = Math.round(Math.pow(states, rows.length));
    for (long path = 0; path < paths; path++) {
      long rest = path;
      int before = -1;
      double weight = 1;
      for (double[] row : rows) {
        int state = (int) (rest % states);
        rest /= states;
        weight *= before < 0 ? model.initial(state) : model.transition(before, state);
        weight *= density(model, state, row);
        before = state;
      }
      joint[before] += weight;
    }
    return joint;
  }

  private static double density(GaussianHmm model, int state, double[] row) {
    double product = 1;
    for (int d = 0; d < row.length; d++) {
      if (!Double.isNaN(row[d])) {
        double variance = model.variance(state, d);
        double gap = row[d] - model.mean(state, d);
        product *= Math.exp(-gap * gap / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
      }
    }
    return product;
  }

  /** Densities of the first row: 1 apart in the states, so a weight of a quarter gives e^(-1/8). */
  @Test
  void aWeightIsTheExponentOfAnInputsDensity() {
    double[][] half = {{0.5, 0.5}, {0.5, 0.5}};
    GaussianHmm model =
        new GaussianHmm(
            new double[] {0.5, 0.5},
            half,
            new double[][] {{0}, {1}},
            new double[][] {{1}, {1}},
            new double[] {0.25});
    double second = Math.exp(-0.125);
    assertThat(model.filter(new double[][] {{0}}).filtered()[0][0])
        .isCloseTo(1 / (1 + second), within(1e-15));
    assertThat(model.reordered(new int[] {1, 0}).weight(0)).isEqualTo(0.25);
    assertThatThrownBy(
            () ->
                new GaussianHmm(
                    new double[] {0.5, 0.5},
                    half,
                    new double[][] {{0}, {1}},
                    new double[][] {{1}, {1}},
                    new double[] {0}))
        .hasMessageContaining("weights are [0.0]");
  }
}
