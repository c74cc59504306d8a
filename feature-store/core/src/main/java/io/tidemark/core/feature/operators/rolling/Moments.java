package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.series.Windows;

/**
 * First and second moments of every window of a series. Windows join as in Chan, Golub and LeVeque,
 * "Algorithms for computing the sample variance" (The American Statistician, 1983), which loses no
 * digits where the spread is small beside the level.
 *
 * @param means one value a window
 * @param products sums of products of deviations from the means, or of their squares
 */
record Moments(double[] means, double[] products) {

  /** The sum of every window. */
  static double[] sums(double[] x, int window) {
    return Windows.of(new double[][] {x}, window, Moments::add)[0];
  }

  /** Σ (x − x̄)² of every window. */
  static Moments squares(double[] x, int window) {
    double[][] moments =
        Windows.of(new double[][] {x, new double[x.length]}, window, Moments::joinSquares);
    return new Moments(moments[0], moments[1]);
  }

  /** Σ (x − x̄)(y − ȳ) of every window; the means are those of the first series. */
  static Moments products(double[] x, double[] y, int window) {
    double[][] moments =
        Windows.of(new double[][] {x, new double[x.length], y}, window, Moments::joinProducts);
    return new Moments(moments[0], moments[1]);
  }

  private static void add(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out) {
    double[] one = left[0];
    double[] other = right[0];
    double[] sum = out[0];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = one[i] + other[i + leftRows];
    }
  }

  private static void joinSquares(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out) {
    double share = (double) rightRows / (leftRows + rightRows);
    double weight = leftRows * share;
    double[] leftMean = left[0];
    double[] rightMean = right[0];
    double[] leftSquares = left[1];
    double[] rightSquares = right[1];
    double[] mean = out[0];
    double[] squares = out[1];
    for (int i = 0; i < mean.length; i++) {
      double step = rightMean[i + leftRows] - leftMean[i];
      mean[i] = leftMean[i] + step * share;
      squares[i] = leftSquares[i] + rightSquares[i + leftRows] + step * step * weight;
    }
  }

  private static void joinProducts(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out) {
    double share = (double) rightRows / (leftRows + rightRows);
    double weight = leftRows * share;
    double[] leftX = left[0];
    double[] rightX = right[0];
    double[] leftProducts = left[1];
    double[] rightProducts = right[1];
    double[] leftY = left[2];
    double[] rightY = right[2];
    double[] meanX = out[0];
    double[] products = out[1];
    double[] meanY = out[2];
    for (int i = 0; i < meanX.length; i++) {
      double stepX = rightX[i + leftRows] - leftX[i];
      double stepY = rightY[i + leftRows] - leftY[i];
      meanX[i] = leftX[i] + stepX * share;
      meanY[i] = leftY[i] + stepY * share;
      products[i] = leftProducts[i] + rightProducts[i + leftRows] + stepX * stepY * weight;
    }
  }
}
