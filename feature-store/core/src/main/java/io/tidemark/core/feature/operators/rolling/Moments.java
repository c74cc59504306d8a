package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.series.Windows;

/**
 * Mean and spread of every window of a series. Windows join as in Chan, Golub and LeVeque,
 * "Algorithms for computing the sample variance" (The American Statistician, 1983), which loses no
 * digits where the spread is small beside the level.
 *
 * <p>The arrays are good until the thread's next call, as those of {@link Windows}.
 *
 * @param means one value a window
 * @param squares Σ (x − x̄)²
 */
record Moments(double[] means, double[] squares) {

  static Moments of(Block block) {
    double[][] rows = {block.x(), new double[block.length()]};
    double[][] moments = Windows.of(rows, block.length(), block.window(), Moments::join);
    return new Moments(moments[0], moments[1]);
  }

  private static void join(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out, int count) {
    double share = (double) rightRows / (leftRows + rightRows);
    double weight = leftRows * share;
    double[] leftMean = left[0];
    double[] rightMean = right[0];
    double[] leftSquares = left[1];
    double[] rightSquares = right[1];
    double[] mean = out[0];
    double[] squares = out[1];
    for (int i = 0; i < count; i++) {
      double step = rightMean[i + leftRows] - leftMean[i];
      mean[i] = leftMean[i] + step * share;
      squares[i] = leftSquares[i] + rightSquares[i + leftRows] + step * step * weight;
    }
  }
}
