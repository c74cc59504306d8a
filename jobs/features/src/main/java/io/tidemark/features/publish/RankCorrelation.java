package io.tidemark.features.publish;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Spearman's rank correlation, equal values sharing the mean of their ranks. */
final class RankCorrelation {
  private static final int FEWEST_PAIRS = 3;

  private RankCorrelation() {}

  /**
   * The correlation over the pairs in which both values are numbers.
   *
   * @return in [-1, 1]; NaN where there are fewer than three pairs or a side is constant
   */
  static double of(double[] x, double[] y) {
    int[] pairs =
        IntStream.range(0, x.length)
            .filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i]))
            .toArray();
    if (pairs.length < FEWEST_PAIRS) {
      return Double.NaN;
    }
    double[] a = ranks(IntStream.of(pairs).mapToDouble(i -> x[i]).toArray());
    double[] b = ranks(IntStream.of(pairs).mapToDouble(i -> y[i]).toArray());
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

  private static double[] ranks(double[] values) {
    double[] sorted = Arrays.stream(values).map(v -> v + 0.0).sorted().toArray(); // -0.0 is 0.0
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int found = Arrays.binarySearch(sorted, values[i] + 0.0);
      int first = found;
      int last = found;
      while (first > 0 && sorted[first - 1] == sorted[found]) {
        first--;
      }
      while (last < sorted.length - 1 && sorted[last + 1] == sorted[found]) {
        last++;
      }
      ranks[i] = (first + last) / 2.0 + 1;
    }
    return ranks;
  }
}
