package io.tidemark.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.core.feature.operators.Operator;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares windowed operators with the textbook formula, applied to the rows of one window at a
 * time.
 */
class RollingOracleTest {
  private static final int ROWS = 9_000; // more than two of the blocks that are computed together

  private static final Set<String> OF_THE_PRESENT_ROW = Set.of("zscore", "rank", "resi");

  private static final double Q = 0.8;

  /**
   * By operator, the textbook value from the complete rows of a window: the series, then the
   * positions of the rows.
   */
  private static final Map<String, ToDoubleFunction<double[][]>> ORACLES =
      Map.ofEntries(
          Map.entry("sum", rows -> Arrays.stream(rows[0]).sum()),
          Map.entry("mean", rows -> mean(rows[0])),
          Map.entry("std", rows -> Math.sqrt(products(rows[0], rows[0]) / (rows[0].length - 1))),
          Map.entry("min", rows -> Arrays.stream(rows[0]).min().getAsDouble()),
          Map.entry("max", rows -> Arrays.stream(rows[0]).max().getAsDouble()),
          Map.entry("zscore", RollingOracleTest::zscore),
          Map.entry("slope", RollingOracleTest::slope),
          Map.entry("rsquare", RollingOracleTest::rSquare),
          Map.entry("resi", RollingOracleTest::resi),
          Map.entry("quantile", RollingOracleTest::quantile),
          Map.entry("idxmax", rows -> place(rows, Math::max)),
          Map.entry("idxmin", rows -> place(rows, Math::min)),
          Map.entry("rank", RollingOracleTest::rank),
          Map.entry("corr", RollingOracleTest::correlation));

  @ParameterizedTest
  @MethodSource("names")
  void equalsTheTextbook(String name) {
    Operator operator = Operators.named(name).orElseThrow();
    double[][] in = new double[operator.series()][];
    Arrays.setAll(in, s -> series(s));
    for (int window : new int[] {3, 7, 64, 250}) {
      double[] out = new double[ROWS];
      operator.compute(in, parameters(operator, window), out, 0, ROWS);
      for (int t = window - 1; t < ROWS; t++) {
        double[][] rows = whole(in, t - window + 1, t + 1);
        int fewest = Math.max((int) operator.parameters().get(0).minimum(), (window + 1) / 2);
        boolean none =
            rows[0].length < fewest
                || (OF_THE_PRESENT_ROW.contains(name) && Double.isNaN(in[0][t]));
        double expected = none ? Double.NaN : ORACLES.get(name).applyAsDouble(rows);
        assertThat(out[t])
            .as("%s over %d rows at %d", name, window, t)
            .satisfies(value -> assertClose(value, expected));
      }
    }
  }

  static Stream<String> names() {
    return ORACLES.keySet().stream().sorted();
  }

  private static double[] parameters(Operator operator, int window) {
    return operator.parameters().size() == 1 ? new double[] {window} : new double[] {window, Q};
  }

  private static void assertClose(double value, double expected) {
    if (Double.isNaN(expected)) {
      assertThat(value).isNaN();
    } else {
      assertThat(value).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
    }
  }

  private static double mean(double[] x) {
    return Arrays.stream(x).sum() / x.length;
  }

  private static double products(double[] x, double[] y) {
    double meanX = mean(x);
    double meanY = mean(y);
    return IntStream.range(0, x.length).mapToDouble(i -> (x[i] - meanX) * (y[i] - meanY)).sum();
  }

  private static double zscore(double[][] rows) {
    double[] x = rows[0];
    return (x[x.length - 1] - mean(x)) / Math.sqrt(products(x, x) / (x.length - 1));
  }

  private static double slope(double[][] rows) {
    return products(rows[1], rows[0]) / products(rows[1], rows[1]);
  }

  private static double rSquare(double[][] rows) {
    double product = products(rows[1], rows[0]);
    return product * product / products(rows[1], rows[1]) / products(rows[0], rows[0]);
  }

  private static double resi(double[][] rows) {
    int last = rows[0].length - 1;
    double intercept = mean(rows[0]) - slope(rows) * mean(rows[1]);
    return rows[0][last] - intercept - slope(rows) * rows[1][last];
  }

  private static double quantile(double[][] rows) {
    double[] sorted = Arrays.stream(rows[0]).sorted().toArray();
    double place = Q * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = (int) Math.ceil(place);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  private static double place(double[][] rows, DoubleBinaryOperator better) {
    double best = Arrays.stream(rows[0]).reduce(better).orElseThrow();
    int first =
        IntStream.range(0, rows[0].length)
            .filter(i -> rows[0][i] == best)
            .findFirst()
            .orElseThrow();
    return rows[1][first] + 1;
  }

  private static double rank(double[][] rows) {
    double[] x = rows[0];
    double last = x[x.length - 1];
    double below = Arrays.stream(x).filter(value -> value < last).count();
    double equal = Arrays.stream(x).filter(value -> value == last).count();
    return (below + (equal + 1) / 2) / x.length;
  }

  private static double correlation(double[][] rows) {
    double[] x = rows[0];
    double[] y = rows[1];
    return products(x, y) / Math.sqrt(products(x, x) * products(y, y));
  }

  private static double[][] whole(double[][] in, int from, int to) {
    int[] rows =
        IntStream.range(from, to)
            .filter(t -> Arrays.stream(in).noneMatch(x -> Double.isNaN(x[t])))
            .toArray();
    Stream<double[]> series =
        Arrays.stream(in).map(x -> Arrays.stream(rows).mapToDouble(t -> x[t]).toArray());
    return Stream.concat(
            series, Stream.of(Arrays.stream(rows).mapToDouble(t -> t - from).toArray()))
        .toArray(double[][]::new);
  }

  /** A random walk with some rows missing. */
  private static double[] series(int seed) {
    Random random = new Random(seed);
    double[] series = new double[ROWS];
    double level = 80;
    for (int t = 0; t < ROWS; t++) {
      level *= Math.exp(0.02 * random.nextGaussian());
      series[t] = random.nextInt(40) == 0 ? Double.NaN : level;
    }
    return series;
  }
}
