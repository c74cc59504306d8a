package io.tidemark.core.feature.operators.window;

/**
 * Mean, variance and trend of every window of a series. Two windows are combined as in Chan, Golub
 * and LeVeque, "Algorithms for computing the sample variance" (The American Statistician, 1983),
 * which loses no digits where the variance is small compared with the level.
 *
 * <p>Each result has the same bits whether or not the ones after it are computed. Each loop reads
 * only a few arrays, so that the JIT compiler vectorizes it.
 */
public final class Moments {
  private Moments() {}

  /** A {@link io.tidemark.core.series.Windows.Join} of x̄ and Σ (x − x̄)². */
  static void spreads(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out, int count) {
    double share = share(leftRows, rightRows);
    double weight = leftRows * share;
    products(left[0], right[0], left[0], right[0], weight, left[1], right[1], out[1], count);
    means(left[0], right[0], share, out[0], count);
  }

  /**
   * A join of x̄, Σ (x − x̄)² and Σ (i − ī)(x − x̄). The centres of two adjacent windows are half
   * the sum of their lengths apart.
   */
  static void trends(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out, int count) {
    double apart = leftRows * share(leftRows, rightRows) * (leftRows + rightRows) / 2;
    double[] leftMean = left[0];
    double[] rightMean = right[0];
    double[] leftProducts = left[2];
    double[] rightProducts = right[2];
    double[] products = out[2];
    for (int i = 0; i < count; i++) {
      double step = rightMean[i] - leftMean[i];
      products[i] = leftProducts[i] + rightProducts[i] + step * apart;
    }
    spreads(left, leftRows, right, rightRows, out, count);
  }

  /** A join of x̄, ȳ, Σ (x − x̄)², Σ (y − ȳ)² and Σ (x − x̄)(y − ȳ). */
  static void pairs(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out, int count) {
    double share = share(leftRows, rightRows);
    double weight = leftRows * share;
    products(left[0], right[0], left[0], right[0], weight, left[2], right[2], out[2], count);
    products(left[1], right[1], left[1], right[1], weight, left[3], right[3], out[3], count);
    products(left[0], right[0], left[1], right[1], weight, left[4], right[4], out[4], count);
    means(left[0], right[0], share, out[0], count);
    means(left[1], right[1], share, out[1], count);
  }

  private static double share(int leftRows, int rightRows) {
    return (double) rightRows / (leftRows + rightRows);
  }

  private static void means(double[] left, double[] right, double share, double[] out, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = left[i] + (right[i] - left[i]) * share;
    }
  }

  /** Σ (x − x̄)(y − ȳ) of the joint window, from that of each part and their means. */
  private static void products(
      double[] leftX,
      double[] rightX,
      double[] leftY,
      double[] rightY,
      double weight,
      double[] left,
      double[] right,
      double[] out,
      int count) {
    for (int i = 0; i < count; i++) {
      double steps = (rightX[i] - leftX[i]) * (rightY[i] - leftY[i]);
      out[i] = left[i] + right[i] + steps * weight;
    }
  }
}
