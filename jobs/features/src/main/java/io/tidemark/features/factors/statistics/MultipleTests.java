package io.tidemark.features.factors.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Many tests at once: some pass by chance. */
public final class MultipleTests {
  private MultipleTests() {}

  /**
   * Benjamini and Hochberg's adjusted p values (Journal of the Royal Statistical Society B 57:289,
   * 1995): of those at or below q, a share of q is expected to be there by chance.
   *
   * @param p one a test; not a number: not tested, and does not count
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
