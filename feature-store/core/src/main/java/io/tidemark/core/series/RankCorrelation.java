package io.tidemark.core.series;

import java.util.stream.IntStream;

/**
 * Spearman's rank correlation. Over the entities of one day it is the rank information coefficient
 * of a feature or a prediction.
 */
public final class RankCorrelation {
  private static final int FEWEST_PAIRS = 3;

  private RankCorrelation() {}

  /**
   * Pearson's correlation of the {@linkplain Ranks#average average ranks}, over the pairs in which
   * both values are finite.
   *
   * @return in [-1, 1]; NaN where there are fewer than three pairs or a side is constant
   */
  public static double of(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "%d values against %d: both arrays must have the same length"
              .formatted(x.length, y.length));
    }
    int[] pairs =
        IntStream.range(0, x.length)
            .filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i]))
            .toArray();
    if (pairs.length < FEWEST_PAIRS) {
      return Double.NaN;
    }
    double[] a = Ranks.average(IntStream.of(pairs).mapToDouble(i -> x[i]).toArray());
    double[] b = Ranks.average(IntStream.of(pairs).mapToDouble(i -> y[i]).toArray());
    double mean = (pairs.length + 1) / 2.0;
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < pairs.length; i++) {
      ab += (a[i] - mean) * (b[i] - mean);
      aa += (a[i] - mean) * (a[i] - mean);
      bb += (b[i] - mean) * (b[i] - mean);
    }
    return aa == 0 || bb == 0 ? Double.NaN : ab / Math.sqrt(aa * bb);
  }
}
