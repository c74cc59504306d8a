package io.tidemark.core.feature.operators.crosssection;

import java.util.Arrays;

/**
 * The number of standard deviations above the mean of all entities at the same time; no value where
 * all are equal. The values are summed in order of size, so that the bits do not depend on the
 * order of the entities.
 */
public final class XsZScore extends CrossSectionOperator {
  public XsZScore() {
    super("xs_zscore", 1, "(x − mean of x over the entities at t) / their sample deviation");
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
    double mean = sum(sorted, 0) / sorted.length;
    double deviation = Math.sqrt(squares(sorted, mean) / (sorted.length - 1));
    // The mean of equal values is rounded, so their computed deviation would not be exactly 0.
    boolean isSpread = deviation > 0 && sorted[0] < sorted[sorted.length - 1];
    for (int i = from; i < to; i++) {
      out[i] =
          isSpread && deviation < Double.POSITIVE_INFINITY ? (x[i] - mean) / deviation : Double.NaN;
    }
  }

  private static double sum(double[] values, double start) {
    double sum = start;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static double squares(double[] values, double mean) {
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum;
  }
}
