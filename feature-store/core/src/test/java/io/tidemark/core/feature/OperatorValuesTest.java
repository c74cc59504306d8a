package io.tidemark.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values computed by hand or by a second implementation of the textbook formula. */
class OperatorValuesTest {
  private static final double[] X = {3, 1, 4, 1, 5, 9, 2, 6};
  private static final double[] Y = {2, 7, 1, 8, 2, 8, 1, 8};

  @ParameterizedTest
  @CsvSource({
    "sum, 4, 22",
    "mean, 4, 5.5",
    "std, 4, 2.886751345948129",
    "min, 4, 2",
    "max, 4, 9",
    "zscore, 4, 0.17320508075688773",
    "rank, 4, 0.75",
    "rank, 8, 0.875",
    "slope, 4, -0.4",
    "ref, 3, 5",
    "ref, -0, 6"
  })
  void lastValueOfAWindow(String operator, int window, double expected) {
    assertThat(last(operator, new double[] {window}, X)).isCloseTo(expected, within(1e-14));
  }

  @Test
  void tiesCountHalfInARank() {
    assertThat(last("rank", new double[] {4}, 1, 5, 1, 1)).isEqualTo((0 + (3 + 1) / 2.0) / 4);
  }

  @Test
  void correlation() {
    assertThat(last("corr", new double[] {8}, X, Y)).isCloseTo(0.20965531907301213, within(1e-14));
    assertThat(last("corr", new double[] {8}, X, X)).isCloseTo(1, within(1e-15));
    assertThat(last("corr", new double[] {4}, X, new double[8])).isNaN();
  }

  @Test
  void exponentialWeightsHalvePerHalfLife() {
    double[] impulse = new double[11];
    impulse[8] = 1;
    double weights = 0;
    for (int k = 0; k <= 10; k++) {
      weights += Math.pow(2, -k);
    }
    assertThat(last("ewm", new double[] {1}, impulse)).isCloseTo(0.25 / weights, within(1e-15));
  }

  @Test
  void garmanKlassOfOneDay() {
    double expected =
        0.5 * Math.pow(Math.log(105.0 / 98), 2)
            - (2 * Math.log(2) - 1) * Math.pow(Math.log(101.0 / 100), 2);
    assertThat(
            last(
                "garman_klass",
                new double[] {1},
                new double[] {100},
                new double[] {105},
                new double[] {98},
                new double[] {101}))
        .isCloseTo(expected, within(1e-18));
  }

  @Test
  void parkinsonAveragesDaysThatHaveARange() {
    double day = Math.pow(Math.log(2), 2) / (4 * Math.log(2));
    assertThat(
            last("parkinson", new double[] {2}, new double[] {2, Double.NaN}, new double[] {1, 1}))
        .isCloseTo(day, within(1e-18));
  }

  @Test
  void rogersSatchellIsZeroOnAStraightDay() {
    assertThat(
            last(
                "rogers_satchell",
                new double[] {1},
                new double[] {100},
                new double[] {104},
                new double[] {100},
                new double[] {104}))
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({"greater, 6", "less, 2", "gt, 0", "lt, 1", "ge, 0", "le, 1"})
  void comparesTwoSeries(String operator, double expected) {
    double[] none = new double[0];
    assertThat(last(operator, none, new double[] {2}, new double[] {6})).isEqualTo(expected);
    assertThat(last(operator, none, new double[] {2}, new double[] {Double.NaN})).isNaN();
    assertThat(last(operator, none, new double[] {Double.NaN}, new double[] {2})).isNaN();
  }

  @Test
  void equalSeriesAreGreaterOrEqualAndLessOrEqual() {
    double[] none = new double[0];
    assertThat(last("ge", none, X, X)).isEqualTo(1);
    assertThat(last("le", none, X, X)).isEqualTo(1);
    assertThat(last("gt", none, X, X)).isZero();
    assertThat(last("lt", none, X, X)).isZero();
  }

  @Test
  void overflowsAndLogarithmsOfNegativesHaveNoValue() {
    assertThat(last("exp", new double[0], 1)).isCloseTo(Math.E, within(1e-15));
    assertThat(last("exp", new double[0], 1_000)).isNaN();
    assertThat(last("sqrt", new double[0], 9)).isEqualTo(3);
    assertThat(last("sqrt", new double[0], -9)).isNaN();
  }

  /** With k = 0.34 / (1.34 + 3) over two days. */
  @Test
  void yangZhangOfTwoDays() {
    double[] open = {10, 11, 10.5};
    double[] high = {10.6, 11.5, 11};
    double[] low = {9.9, 10.4, 10.1};
    double[] close = {10.4, 10.8, 10.9};
    double over = spread(Math.log(11 / 10.4), Math.log(10.5 / 10.8));
    double day = spread(Math.log(10.8 / 11), Math.log(10.9 / 10.5));
    double range = 0;
    for (int t = 1; t <= 2; t++) {
      range +=
          (Math.log(high[t] / close[t]) * Math.log(high[t] / open[t])
                  + Math.log(low[t] / close[t]) * Math.log(low[t] / open[t]))
              / 2;
    }
    double k = 0.34 / (1.34 + 3);
    assertThat(last("yang_zhang", new double[] {2}, open, high, low, close))
        .isCloseTo(over + k * day + (1 - k) * range, within(1e-16));
  }

  private static double spread(double a, double b) {
    return (a - b) * (a - b) / 2;
  }

  @Test
  void bipowerMultipliesNeighboursInTheWindow() {
    assertThat(last("bipower", new double[] {3}, 9, 1, -2, 3))
        .isCloseTo(Math.PI / 2 * (2 + 6), within(1e-14));
  }

  @Test
  void neutralSubtractsTheMeanOfTheGroup() {
    double[] x = {1, 3, 10, Double.NaN, 4};
    double[] group = {0, 0, 1, 1, Double.NaN};
    double[] out = new double[5];
    Operators.named("xs_neutral")
        .orElseThrow()
        .compute(new double[][] {x, group}, new double[0], out, 0, 5);
    assertThat(out).containsExactly(-1, 1, 0, Double.NaN, Double.NaN);
  }

  @Test
  void bucketsHaveEqualSize() {
    double[] x = {5, 1, 4, 2, 3, 6, Double.NaN};
    double[] out = new double[7];
    Operators.named("xs_bucket")
        .orElseThrow()
        .compute(new double[][] {x}, new double[] {3}, out, 0, 7);
    assertThat(out).containsExactly(2, 0, 1, 0, 1, 2, Double.NaN);
  }

  @Test
  void ranksAcrossEntitiesShareTiesAndLeaveOutTheMissing() {
    double[] out = evaluateCrossSection("xs_rank", 5, Double.NaN, 1, 5, 9);
    assertThat(out).containsExactly(2.5 / 4, Double.NaN, 1.0 / 4, 2.5 / 4, 1);
  }

  @Test
  void scoresAcrossEntitiesDoNotDependOnTheirOrder() {
    double[] one = evaluateCrossSection("xs_zscore", 0.1, 0.2, 0.3, 0.7);
    double[] other = evaluateCrossSection("xs_zscore", 0.7, 0.3, 0.2, 0.1);
    assertThat(other).containsExactly(one[3], one[2], one[1], one[0]);
  }

  private static double last(String name, double[] parameters, double... x) {
    return last(name, parameters, new double[][] {x});
  }

  private static double last(String name, double[] parameters, double[]... in) {
    double[] out = new double[in[0].length];
    Operators.named(name).orElseThrow().compute(in, parameters, out, 0, out.length);
    return out[out.length - 1];
  }

  private static double[] evaluateCrossSection(String name, double... x) {
    double[] out = Arrays.copyOf(x, x.length);
    Operators.named(name)
        .orElseThrow()
        .compute(new double[][] {x}, new double[0], out, 0, x.length);
    return out;
  }
}
