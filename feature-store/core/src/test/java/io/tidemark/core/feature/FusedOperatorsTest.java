package io.tidemark.core.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators that are computed together give the same bits as each of them alone. */
class FusedOperatorsTest {
  private static final int ROWS = 1_500;
  private static final List<String> OPERATORS =
      List.of(
          "sum(px.close, %d)",
          "mean(px.close, %d)",
          "std(px.close, %d)",
          "zscore(px.close, %d)",
          "slope(px.close, %d)",
          "rsquare(px.close, %d)",
          "resi(px.close, %d)",
          "min(px.close, %d)",
          "max(px.close, %d)",
          "idxmin(px.close, %d)",
          "idxmax(px.close, %d)",
          "rank(px.close, %d)",
          "quantile(px.close, %d, 0.8)",
          "quantile(px.close, %d, 0)",
          "quantile(px.close, %d, 1)",
          "corr(px.close, px.volume, %d)",
          "mean(std(px.close, 5), %d)",
          "max(std(px.close, 5), %d)");

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.05})
  void eachOperatorGivesTheSameBitsAsAlone(double missing) {
    List<String> expressions = new ArrayList<>();
    for (int window : new int[] {3, 4, 7, 20, 63, 1_100}) {
      OPERATORS.forEach(operator -> expressions.add(operator.formatted(window)));
    }
    double[] close = walk(new Random(5), missing);
    double[] volume = walk(new Random(6), missing);
    Plan together = plan(expressions);
    assertEquals(3, together.steps().stream().filter(step -> step.size() > 1).count());
    for (int from : new int[] {0, 1_200, ROWS - 1}) {
      double[][] all = evaluateSeries(together, close, volume, from);
      for (int i = 0; i < expressions.size(); i++) {
        int place = together.placesOf(together.targets(0)).get("f" + i);
        double[] alone = evaluateSeries(plan(List.of(expressions.get(i))), close, volume, from)[0];
        assertArrayEquals(alone, all[place], expressions.get(i) + " from " + from);
      }
    }
  }

  @Test
  void windowsWithTheSameNumberOfOnesHaveTheSameMean() {
    double[] flags = new double[ROWS];
    Random random = new Random(8);
    Arrays.setAll(flags, t -> random.nextInt(2));
    for (int n : new int[] {3, 5, 7, 10, 20, 30, 60}) {
      double[] means =
          evaluateSeries(plan(List.of("mean(px.close, %d)".formatted(n))), flags, flags, 0)[0];
      for (int t = n - 1; t < ROWS; t++) {
        int ones = (int) Arrays.stream(flags, t - n + 1, t + 1).sum();
        assertEquals((double) ones / n, means[t], "mean of " + n);
      }
    }
  }

  private static double[][] evaluateSeries(Plan plan, double[] close, double[] volume, int from) {
    return plan.evaluateSeries(
        plan.targets(0), f -> f.endsWith("close") ? close : volume, ROWS, from, ROWS);
  }

  private static Plan plan(List<String> expressions) {
    StringBuilder set =
        new StringBuilder(
            """
            set: together
            entity: ticker
            calendar: XNYS
            sources: { px: market.prices }
            features:
            """);
    for (int i = 0; i < expressions.size(); i++) {
      set.append("  f%d: %s%n".formatted(i, expressions.get(i)));
    }
    return TestSources.parse("together", set.toString()).features();
  }

  /** A random walk in which some values occur twice, some of them next to each other. */
  private static double[] walk(Random random, double missing) {
    double[] values = new double[ROWS];
    double level = 50;
    for (int t = 0; t < ROWS; t++) {
      level += random.nextInt(3) == 0 ? 0 : Math.rint(100 * random.nextGaussian()) / 100;
      values[t] = random.nextDouble() < missing ? Double.NaN : level;
    }
    return values;
  }
}
