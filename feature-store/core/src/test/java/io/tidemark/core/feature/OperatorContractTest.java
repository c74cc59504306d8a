package io.tidemark.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.feature.operators.Operator;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every operator along time promises, whatever it computes. */
class OperatorContractTest {
  private static final int ROWS = 80;

  static Stream<Operator> operators() {
    return StreamSupport.stream(Operators.all().spliterator(), false)
        .filter(operator -> !operator.crossSectional());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operators")
  void warmUpIsMissingAndTheFirstWholeWindowIsNot(Operator operator) {
    double[][] in = prices(operator.series(), 1);
    double[] out = all(operator, in);
    int lookBack = operator.lookBack(parameters(operator));
    assertThat(Arrays.stream(out).limit(lookBack).boxed()).allMatch(value -> value.isNaN());
    assertThat(out[lookBack]).isNotNaN();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operators")
  void truncatingTheFutureChangesNothing(Operator operator) {
    double[][] in = withHoles(prices(operator.series(), 2));
    double[] whole = all(operator, in);
    for (int end = 1; end < ROWS; end++) {
      double[] cut = all(operator, slice(in, 0, end));
      assertThat(cut).containsExactly(Arrays.copyOf(whole, end));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operators")
  void aValueIsTheSameBitsFromItsWindowAlone(Operator operator) {
    double[][] in = withHoles(prices(operator.series(), 3));
    double[] whole = all(operator, in);
    int lookBack = operator.lookBack(parameters(operator));
    for (int t = lookBack; t < ROWS; t++) {
      double[][] window = slice(in, t - lookBack, t + 1);
      double[] out = new double[window[0].length];
      operator.compute(window, parameters(operator), out, lookBack, lookBack + 1);
      assertThat(Double.doubleToLongBits(out[lookBack]))
          .isEqualTo(Double.doubleToLongBits(whole[t]));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operators")
  void aWindowWithNothingInItHasNoValue(Operator operator) {
    double[][] in = new double[operator.series()][ROWS];
    for (double[] series : in) {
      Arrays.fill(series, Double.NaN);
    }
    assertThat(all(operator, in)).containsOnly(Double.NaN);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operators")
  void zerosNeverMakeAnInfinity(Operator operator) {
    double[] out = all(operator, new double[operator.series()][ROWS]);
    assertThat(Arrays.stream(out).filter(Double::isInfinite).count()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operators")
  void itSaysWhatItComputes(Operator operator) {
    assertThat(operator.formula()).isNotBlank();
    assertThat(operator.name()).matches("[a-z_]+");
  }

  private static double[] all(Operator operator, double[][] in) {
    double[] out = new double[in[0].length];
    operator.compute(in, parameters(operator), out, 0, out.length);
    return out;
  }

  private static double[] parameters(Operator operator) {
    return operator.parameters().stream()
        .mapToDouble(p -> p.whole() ? Math.max(5, p.minimum()) : 0.8)
        .toArray();
  }

  /** Positive series that fall from one to the next, as open, high and low of a bar may not. */
  private static double[][] prices(int series, long seed) {
    Random random = new Random(seed);
    double[][] prices = new double[series][ROWS];
    for (double[] column : prices) {
      double price = 100;
      for (int t = 0; t < ROWS; t++) {
        price *= Math.exp(0.02 * random.nextGaussian());
        column[t] = price;
      }
    }
    return prices;
  }

  private static double[][] withHoles(double[][] in) {
    for (int s = 0; s < in.length; s++) {
      for (int t : List.of(7, 8, 31, 40 + s)) {
        in[s][t] = Double.NaN;
      }
    }
    return in;
  }

  private static double[][] slice(double[][] in, int from, int to) {
    return Arrays.stream(in).map(x -> Arrays.copyOfRange(x, from, to)).toArray(double[][]::new);
  }
}
