package io.tidemark.features.factors.significance;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Correction for multiple testing. */
public final class MultipleTests {
  private MultipleTests() {}

  /**
   * Benjamini-Hochberg adjusted p-values (Journal of the Royal Statistical Society B 57:289, 1995):
   * among the tests with an adjusted p-value of at most q, the expected share of false discoveries
   * is at most q.
   *
   * @param p one p-value per test; NaN: not tested and not counted
   */
  public static double[] adjusted(double[] p) {
    int[] order =
        IntStream.range(0, p.length)
            .filter(i -> !Double.isNaN(p[i]))
            .boxed()
            .sorted((a, b) -> Double.compare(p[a], p[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] q = new double[p.length];
    Arrays.fill(q, Double.NaN);
    double least = 1;
    for (int place = order.length; place > 0; place--) {
      least = Math.min(least, p[order[place - 1]] * order.length / place);
      q[order[place - 1]] = least;
    }
    return q;
  }
}
