package io.tidemark.features.factors.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuantileReturnsTest {
  private static final double[] TEN = IntStream.rangeClosed(1, 10).asDoubleStream().toArray();

  @Test
  void tenNamesFormFivePairs() {
    double[] returns = {.01, .03, .02, .02, 0, .02, -.01, .01, .05, .07};
    assertThat(of(TEN, returns))
        .containsExactly(new double[] {.02, .02, .01, 0, .06}, within(1e-12));
  }

  @Test
  void tiesStayInOneGroup() {
    double[] feature = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1};
    // eight values share rank 4.5, in the third group; two share rank 9.5, in the fifth
    double[] means = of(feature, TEN);
    assertThat(means[2]).isEqualTo(4.5);
    assertThat(means[4]).isEqualTo(9.5);
    assertThat(means[0]).isNaN();
    assertThat(means[1]).isNaN();
  }

  @Test
  void aNameWithoutAReturnIsInNoGroup() {
    double[] feature = IntStream.rangeClosed(1, 12).asDoubleStream().toArray();
    double[] returns = feature.clone();
    returns[0] = Double.NaN;
    returns[11] = Double.NaN;
    assertThat(of(feature, returns)).containsExactly(2.5, 4.5, 6.5, 8.5, 10.5);
    returns[5] = Double.NaN;
    assertThat(of(feature, returns)).containsOnly(Double.NaN);
  }

  @Test
  void sessionsCountEqually() {
    double[][] features = {TEN, TEN, new double[10]};
    double[][] returns = {TEN, Arrays.stream(TEN).map(v -> 3 * v).toArray(), TEN};
    QuantileReturns over =
        QuantileReturns.of(CrossSection.of(features), CrossSection.of(returns), 5);
    assertThat(over.means()[0]).isEqualTo((1.5 + 4.5) / 2);
    assertThat(over.means()[4]).isEqualTo((9.5 + 28.5) / 2);
    assertThat(over.spread().days()).isEqualTo(2);
    assertThat(over.spread().mean()).isEqualTo((8 + 24) / 2.0);
    assertThat(over.monotonicity()).isEqualTo(1);
    assertThat(new QuantileReturns(new double[] {1, 2, 3, 5, 4}, over.spread()).monotonicity())
        .isCloseTo(.9, within(1e-12));
  }

  private static double[] of(double[] feature, double[] returns) {
    return QuantileReturns.of(CrossSection.of(feature), CrossSection.of(returns));
  }
}
