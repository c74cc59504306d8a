package io.tidemark.core.feature.operators.window;

/**
 * The least-squares line through every window of a series, over the positions of the rows. The sums
 * over the positions alone are the same for all windows.
 *
 * <p>The arrays are valid until the block computes another window.
 *
 * @param means x̄, one value per window of the block
 * @param squares Σ (x − x̄)²
 * @param products Σ (i − ī)(x − x̄)
 * @param spread Σ (i − ī)²
 * @param reach distance of the last position from ī
 */
public record Trend(
    double[] means, double[] squares, double[] products, double spread, double reach) {

  public static Trend of(Window windows) {
    if (windows.block().places() != null) {
      return ofPlaces(windows.x(), windows.block().places(), windows.rows());
    }
    double[][] moments = windows.moments();
    double n = windows.rows();
    return new Trend(moments[0], moments[1], moments[2], n * (n * n - 1) / 12, (n - 1) / 2);
  }

  private static Trend ofPlaces(double[] x, double[] places, int n) {
    boolean isFlat = true;
    double mean = 0;
    double middle = 0;
    for (int i = 0; i < n; i++) {
      isFlat &= x[i] == x[0];
      mean += x[i] / n;
      middle += places[i] / n;
    }
    mean = isFlat ? x[0] : mean; // a rounded mean would give a constant series a variance above 0
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
