package io.tidemark.core.feature.operators.rolling;

import java.util.Arrays;

/** The slope of a least-squares line through the window, per row. */
public final class Slope extends Rolling {
  public Slope() {
    super("slope", 1, 3, "Σ (i − ī)(x − x̄) / Σ (i − ī)²", unit -> unit);
  }

  @Override
  double[] of(double[][] x, int window) {
    double[] rows = new double[x[0].length];
    Arrays.setAll(rows, i -> i);
    double[] slopes = Moments.products(x[0], rows, window).products();
    double spread = window * ((double) window * window - 1) / 12;
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] /= spread;
    }
    return slopes;
  }
}
