package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.series.Windows;

/**
 * How two series move together in every window; joined as {@link Moments} are.
 *
 * @param squaresX Σ (x − x̄)²
 * @param squaresY Σ (y − ȳ)²
 * @param products Σ (x − x̄)(y − ȳ)
 */
record PairMoments(double[] squaresX, double[] squaresY, double[] products) {

  static PairMoments of(Block block) {
    double[] none = new double[block.length()];
    double[][] rows = {block.x(), block.y(), none, none, none};
    double[][] moments = Windows.of(rows, block.length(), block.window(), PairMoments::join);
    return new PairMoments(moments[2], moments[3], moments[4]);
  }

  private static void join(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out, int count) {
    double share = (double) rightRows / (leftRows + rightRows);
    double weight = leftRows * share;
    double[] leftX = left[0];
    double[] rightX = right[0];
    double[] leftY = left[1];
    double[] rightY = right[1];
    for (int i = 0; i < count; i++) {
      double stepX = rightX[i + leftRows] - leftX[i];
      double stepY = rightY[i + leftRows] - leftY[i];
      out[2][i] = left[2][i] + right[2][i + leftRows] + stepX * stepX * weight;
      out[3][i] = left[3][i] + right[3][i + leftRows] + stepY * stepY * weight;
      out[4][i] = left[4][i] + right[4][i + leftRows] + stepX * stepY * weight;
      out[0][i] = leftX[i] + stepX * share;
      out[1][i] = leftY[i] + stepY * share;
    }
  }
}
