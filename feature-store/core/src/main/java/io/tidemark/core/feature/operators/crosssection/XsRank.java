package io.tidemark.core.feature.operators.crosssection;

import java.util.Arrays;

/**
 * The rank among all entities at the time, from 1/n for the least to 1 for the greatest; ties share
 * their mean rank, the missing have none.
 */
public final class XsRank extends CrossSection {
  public XsRank() {
    super("xs_rank", "mean rank of x among the entities at t / their number");
  }

  @Override
  public void compute(double[][] in, double[] parameters, double[] out, int from, int to) {
    double[] x = in[0];
    double[] sorted =
        Arrays.stream(x, from, to)
            .filter(v -> !Double.isNaN(v))
            .map(v -> v + 0.0)
            .sorted()
            .toArray();
    for (int i = from; i < to; i++) {
      out[i] = Double.isNaN(x[i]) ? Double.NaN : meanRank(sorted, x[i]) / sorted.length;
    }
  }

  private static double meanRank(double[] sorted, double value) {
    int below = firstNotBelow(sorted, value, false);
    int notAbove = firstNotBelow(sorted, value, true);
    return (below + 1 + notAbove) / 2.0;
  }

  /** Index of the first value that is ≥ the given one, or, if {@code past}, &gt; it. */
  private static int firstNotBelow(double[] sorted, double value, boolean past) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean left = past ? sorted[middle] <= value : sorted[middle] < value;
      if (left) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
