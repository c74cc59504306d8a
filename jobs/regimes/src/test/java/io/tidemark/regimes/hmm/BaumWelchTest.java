package io.tidemark.regimes.hmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BaumWelchTest {
  private static final BaumWelch WITH_PRIORS = new BaumWelch(0.05, 5, 0.98, 100, 60, 0);
  private static final BaumWelch WITHOUT_PRIORS = new BaumWelch(1e-4, 0, 0.5, 0, 300, 1e-9);

  @Property(tries = 25)
  void noIterationLowersTheObjective(@ForAll long seed) {
    Random random = new Random(seed);
    double[][] rows = RandomHmm.rows(random, 80, 3, 0.2);
    GaussianHmm model = weighted(RandomHmm.model(random, 3, 3), random);
    double[] objective = WITH_PRIORS.improve(rows, model).objective();
    assertThat(objective.length).isGreaterThan(5);
    for (int i = 1; i < objective.length; i++) {
      assertThat(objective[i]).isGreaterThanOrEqualTo(objective[i - 1] - 1e-9);
    }
  }

  private static GaussianHmm weighted(GaussianHmm model, Random random) {
    int states = model.states();
    double[] initial = new double[states];
    double[][] transition = new double[states][states];
    double[][] means = new double[states][model.inputs()];
    double[][] variances = new double[states][model.inputs()];
    for (int k = 0; k < states; k++) {
      initial[k] = model.initial(k);
      for (int j = 0; j < states; j++) {
        transition[k][j] = model.transition(k, j);
      }
      for (int d = 0; d < model.inputs(); d++) {
        means[k][d] = model.mean(k, d);
        variances[k][d] = model.variance(k, d);
      }
    }
    double[] weights = random.doubles(model.inputs(), 0.05, 1).toArray();
    return new GaussianHmm(initial, transition, means, variances, weights);
  }

  @Test
  void withoutPriorsTheObjectiveIsTheLikelihoodAndRises() {
    Random random = new Random(4);
    GaussianHmm first = RandomHmm.model(random, 2, 1);
    BaumWelch plain = new BaumWelch(1e-9, 0, 0.5, 0, 20, 0);
    double[][] rows = RandomHmm.rows(random, 60, 1, 0);
    BaumWelch.Fit fit = plain.improve(rows, first);
    assertThat(fit.model().filter(rows).logLikelihood())
        .isGreaterThan(first.filter(rows).logLikelihood());
  }

  @Test
  void plantedParametersAreFound() {
    GaussianHmm planted =
        new GaussianHmm(
            new double[] {0.5, 0.5},
            new double[][] {{0.97, 0.03}, {0.08, 0.92}},
            new double[][] {{-1, 0.5}, {2, -0.5}},
            new double[][] {{0.25, 1}, {1, 0.5}});
    double[][] rows = RandomHmm.emitted(new Random(5), planted, 6000);
    for (int t = 0; t < rows.length; t += 7) {
      rows[t][t % 2] = Double.NaN;
    }
    int[] groups = new int[rows.length];
    for (int t = 0; t < rows.length; t++) {
      groups[t] = rows[t][0] > 0.5 ? 1 : 0;
    }

    GaussianHmm found = WITHOUT_PRIORS.fit(rows, groups, 2).model();

    for (int k = 0; k < 2; k++) {
      assertThat(found.transition(k, k)).isCloseTo(planted.transition(k, k), within(0.015));
      for (int d = 0; d < 2; d++) {
        assertThat(found.mean(k, d)).isCloseTo(planted.mean(k, d), within(0.08));
        assertThat(found.variance(k, d)).isCloseTo(planted.variance(k, d), within(0.1));
      }
    }
  }

  @Test
  void aConstantInputKeepsTheVarianceFloor() {
    double[][] rows = new double[50][1];
    GaussianHmm model = new BaumWelch(0.05, 0, 0.9, 10, 10, 0).fit(rows, new int[50], 2).model();
    assertThat(model.variance(0, 0)).isEqualTo(0.05);
  }

  @Test
  void aStateWithoutRowsEqualsThePrior() {
    double[][] rows = {{0.1}, {-0.1}, {0.2}};
    BaumWelch once = new BaumWelch(0.05, 5, 0.9, 100, 1, 0);
    GaussianHmm guess = once.fit(rows, new int[3], 2).model();
    assertThat(guess.mean(1, 0)).isCloseTo(0, within(0.1));
    assertThat(guess.variance(1, 0)).isCloseTo(1, within(0.4));
  }

  @Test
  void thePriorMakesStatesLast() {
    double[][] rows = RandomHmm.rows(new Random(6), 60, 1, 0);
    int[] groups = new int[60];
    for (int t = 0; t < 60; t++) {
      groups[t] = rows[t][0] > 0 ? 1 : 0;
    }
    double strong =
        new BaumWelch(0.05, 5, 0.98, 1000, 50, 0).fit(rows, groups, 2).model().transition(0, 0);
    double none =
        new BaumWelch(0.05, 5, 0.98, 0, 50, 0).fit(rows, groups, 2).model().transition(0, 0);
    assertThat(strong).isGreaterThan(0.95).isGreaterThan(none);
  }

  @Test
  void settingsOutsideTheirRangeAreRefused() {
    assertThatThrownBy(() -> new BaumWelch(0, 5, 0.98, 100, 10, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("variance floor 0.0");
  }
}
