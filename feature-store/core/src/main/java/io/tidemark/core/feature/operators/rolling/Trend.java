package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.series.Windows;

/**
 * The least-squares line through every window of a series against the rows' places; windows join as
 * {@link Moments} do, and what concerns the places alone is the same for all of them.
 *
 * <p>The arrays are good until the thread's next call, as those of {@link Windows}.
 *
 * @param means x̄, one value a window
 * @param squares Σ (x − x̄)²
 * @param products Σ (i − ī)(x − x̄)
 * @param spread Σ (i − ī)²
 * @param reach how far the last place lies from ī
 */
record Trend(double[] means, double[] squares, double[] products, double spread, double reach) {

  static Trend of(Block block) {
    if (block.places() != null) {
      return ofPlaces(block.x(), block.places(), block.window());
    }
    double[] none = new double[block.length()];
    double[][] rows = {block.x(), none, none};
    double[][] joined = Windows.of(rows, block.length(), block.window(), Trend::join);
    double n = block.window();
    return new Trend(joined[0], joined[1], joined[2], n * (n * n - 1) / 12, (n - 1) / 2);
  }

  /** The line's rise a row in that window. */
  double slope(int window) {
    return products[window] / spread;
  }

  /** The middles of two windows side by side are half of both lengths apart. */
  private static void join(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out, int count) {
    double share = (double) rightRows / (leftRows + rightRows);
    double weight = leftRows * share;
    double apart = weight * (leftRows + rightRows) / 2;
    double[] leftMean = left[0];
    double[] rightMean = right[0];
    double[] leftSquares = left[1];
    double[] rightSquares = right[1];
    double[] leftProducts = left[2];
    double[] rightProducts = right[2];
    double[] mean = out[0];
    double[] squares = out[1];
    double[] products = out[2];
    for (int i = 0; i < count; i++) {
      double step = rightMean[i + leftRows] - leftMean[i];
      mean[i] = leftMean[i] + step * share;
      squares[i] = leftSquares[i] + rightSquares[i + leftRows] + step * step * weight;
      products[i] = leftProducts[i] + rightProducts[i + leftRows] + step * apart;
    }
  }

  private static Trend ofPlaces(double[] x, double[] places, int n) {
    double mean = 0;
    double middle = 0;
    for (int i = 0; i < n; i++) {
      mean += x[i] / n;
      middle += places[i] / n;
    }
    double squares = 0;
    double products = 0;
    double spread = 0;
    for (int i = 0; i < n; i++) {
      squares += (x[i] - mean) * (x[i] - mean);
      products += (x[i] - mean) * (places[i] - middle);
      spread += (places[i] - middle) * (places[i] - middle);
    }
    return new Trend(
        new double[] {mean},
        new double[] {squares},
        new double[] {products},
        spread,
        places[n - 1] - middle);
  }
}
