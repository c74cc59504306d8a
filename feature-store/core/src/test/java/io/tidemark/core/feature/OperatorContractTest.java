package io.tidemark.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.feature.operators.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guarantees of every operator, along time and across entities. */
class OperatorContractTest {
  private static final int ROWS = 80;

  /** A number whose multiples are mostly not exact in binary. */
  private static final double FLAT = 123.456;

  /** Operators with a defined value for a constant series, and that value. */
  private static final Map<String, Double> OF_A_CONSTANT =
      Map.of(
          "std", 0.0,
          "slope", 0.0,
          "resi", 0.0,
          "zscore", Double.NaN,
          "rsquare", Double.NaN,
          "corr", Double.NaN,
          "xs_zscore", Double.NaN,
          "xs_neutral", 0.0,
          "yang_zhang", 0.0,
          "garman_klass", 0.0);

  static Stream<Operator> all() {
    return StreamSupport.stream(Operators.all().spliterator(), false);
  }

  static Stream<Operator> operators() {
    return all().filter(operator -> !operator.crossSectional());
  }

  static Stream<Operator> acrossEntities() {
    return all().filter(Operator::crossSectional);
  }

  static Stream<Operator> ofAConstant() {
    return OF_A_CONSTANT.keySet().stream()
        .sorted()
        .map(name -> Operators.named(name).orElseThrow());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operators")
  void warmUpIsMissingAndTheFirstCompleteWindowIsNot(Operator operator) {
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
  void aValueHasTheSameBitsFromItsWindowAlone(Operator operator) {
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
  @MethodSource("acrossEntities")
  void theOrderOfTheEntitiesMakesNoDifference(Operator operator) {
    double[][] in = withGroups(withHoles(prices(operator.series(), 4)));
    double[] whole = all(operator, in);
    List<Integer> order = new ArrayList<>(IntStream.range(0, ROWS).boxed().toList());
    Collections.shuffle(order, new Random(5));
    double[][] mixed = new double[in.length][ROWS];
    for (int s = 0; s < in.length; s++) {
      for (int i = 0; i < ROWS; i++) {
        mixed[s][i] = in[s][order.get(i)];
      }
    }
    double[] out = all(operator, mixed);
    for (int i = 0; i < ROWS; i++) {
      assertThat(bits(out[i])).isEqualTo(bits(whole[order.get(i)]));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("acrossEntities")
  void anEntityWithoutAValueHasNoneAndChangesNoOther(Operator operator) {
    double[][] in = withGroups(withHoles(prices(operator.series(), 6)));
    double[] whole = all(operator, in);
    int[] there =
        IntStream.range(0, ROWS)
            .filter(i -> Arrays.stream(in).noneMatch(x -> Double.isNaN(x[i])))
            .toArray();
    double[][] few =
        Arrays.stream(in)
            .map(x -> IntStream.of(there).mapToDouble(i -> x[i]).toArray())
            .toArray(double[][]::new);
    double[] out = all(operator, few);
    for (int i = 0; i < there.length; i++) {
      assertThat(bits(out[i])).isEqualTo(bits(whole[there[i]]));
      whole[there[i]] = Double.NaN;
    }
    assertThat(whole).containsOnly(Double.NaN);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("acrossEntities")
  void itLooksNeitherBackNorAhead(Operator operator) {
    assertThat(operator.lookBack(parameters(operator))).isZero();
    assertThat(operator.lookAhead(parameters(operator))).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("acrossEntities")
  void onlyTheRequestedEntitiesAreRead(Operator operator) {
    double[][] in = withGroups(prices(operator.series(), 7));
    double[] out = new double[ROWS];
    operator.compute(in, parameters(operator), out, 10, 60);
    assertThat(Arrays.copyOfRange(out, 10, 60)).containsExactly(all(operator, slice(in, 10, 60)));
    assertThat(Arrays.copyOfRange(out, 60, ROWS)).containsOnly(0);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ofAConstant")
  void aConstantSeriesHasNoVariation(Operator operator) {
    double expected = OF_A_CONSTANT.get(operator.name());
    for (double constant : new double[] {FLAT, 0.1, 1 / 3.0, 1e-9, 7e15}) {
      for (boolean hasHoles : new boolean[] {false, true}) {
        double[][] in = new double[operator.series()][ROWS];
        for (double[] series : in) {
          Arrays.fill(series, constant);
        }
        double[] out = all(operator, hasHoles ? withHoles(in) : in);
        assertThat(
                Arrays.stream(out).filter(value -> !Double.isNaN(value)).map(value -> value + 0.0))
            .as("%s of %s", operator.name(), constant)
            .allMatch(value -> value == expected);
        assertThat(Arrays.stream(out).anyMatch(value -> !Double.isNaN(value)))
            .isEqualTo(!Double.isNaN(expected));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void anOverflowHasNoValue(Operator operator) {
    for (double size : new double[] {1e-320, 1e160, 1e300, 1.7e308}) {
      double[][] in = prices(operator.series(), 8);
      for (double[] series : in) {
        for (int t = 0; t < ROWS; t++) {
          series[t] = size * (t % 3 == 0 ? 1 : t % 3 == 1 ? -1 : series[t] / 1e4);
        }
      }
      if (operator.series() > 1) {
        Arrays.setAll(in[1], t -> t % 4 == 0 ? 0 : in[1][t] * (t % 5 == 0 ? 1 : 1e-310));
      }
      assertThat(Arrays.stream(all(operator, in)).filter(Double::isInfinite).count()).isZero();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void aWindowWithNothingInItHasNoValue(Operator operator) {
    double[][] in = new double[operator.series()][ROWS];
    for (double[] series : in) {
      Arrays.fill(series, Double.NaN);
    }
    assertThat(all(operator, in)).containsOnly(Double.NaN);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void zerosNeverGiveAnInfinity(Operator operator) {
    double[] out = all(operator, new double[operator.series()][ROWS]);
    assertThat(Arrays.stream(out).filter(Double::isInfinite).count()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void everyOperatorHasAFormula(Operator operator) {
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

  /** Positive series with decreasing levels, unlike the open, high and low of a valid bar. */
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

  /** The same, with few distinct values in the second series, as groups have. */
  private static double[][] withGroups(double[][] in) {
    if (in.length > 1) {
      Arrays.setAll(in[1], t -> Double.isNaN(in[1][t]) ? Double.NaN : t % 3);
    }
    return in;
  }

  private static long bits(double value) {
    return Double.doubleToLongBits(value);
  }

  private static double[][] slice(double[][] in, int from, int to) {
    return Arrays.stream(in).map(x -> Arrays.copyOfRange(x, from, to)).toArray(double[][]::new);
  }
}
