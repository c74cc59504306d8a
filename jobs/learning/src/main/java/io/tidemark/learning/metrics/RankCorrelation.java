package io.tidemark.learning.metrics;

/** Spearman's rank correlation: the rank information coefficient of one day. */
public final class RankCorrelation {
  private RankCorrelation() {}

  /**
   * Pearson's correlation of the {@linkplain Ranks#average average ranks}, in [-1, 1]. Where one
   * side is constant it is 0: a prediction that is the same for all ranks nothing.
   *
   * @param x without NaN
   * @param y without NaN, as long as x
   */
  public static double spearman(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "%d values against %d: each needs its partner".formatted(x.length, y.length));
    }
    double[] a = Ranks.average(x);
    double[] b = Ranks.average(y);
    double mean = (x.length + 1) / 2.0;
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - mean) * (b[i] - mean);
      aa += (a[i] - mean) * (a[i] - mean);
      bb += (b[i] - mean) * (b[i] - mean);
    }
    return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
  }
}
