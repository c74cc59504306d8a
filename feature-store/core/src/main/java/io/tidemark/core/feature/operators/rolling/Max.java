package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.series.Windows;

/** The greatest value in the window. */
public final class Max extends Rolling {
  public Max() {
    super("max", 1, 1, "max x", unit -> unit);
  }

  @Override
  double[] of(double[][] x, int window) {
    return Windows.of(new double[][] {x[0]}, window, Max::greatest)[0];
  }

  private static void greatest(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out) {
    double[] one = left[0];
    double[] other = right[0];
    double[] both = out[0];
    for (int i = 0; i < both.length; i++) {
      both[i] = Math.max(one[i], other[i + leftRows]);
    }
  }
}
