package io.tidemark.core.feature.operators.rolling;

/**
 * Sums over the first n values, always from the first on, so that equal windows give equal bits.
 */
final class Moments {
  private Moments() {}

  static double sum(double[] x, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += x[i];
    }
    return sum;
  }

  /** Sum of squared deviations from the mean, in two passes. */
  static double squares(double[] x, int n) {
    return products(x, x, n);
  }

  /** Sum of products of deviations from the means, in two passes. */
  static double products(double[] x, double[] y, int n) {
    double meanX = sum(x, n) / n;
    double meanY = x == y ? meanX : sum(y, n) / n;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += (x[i] - meanX) * (y[i] - meanY);
    }
    return sum;
  }
}
