package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.series.Windows;

/** The least value in the window. */
public final class Min extends Rolling {
  public Min() {
    super("min", 1, 1, "min x", unit -> unit);
  }

  @Override
  double[] of(double[][] x, int window) {
    return Windows.of(new double[][] {x[0]}, window, Min::least)[0];
  }

  private static void least(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out) {
    double[] one = left[0];
    double[] other = right[0];
    double[] both = out[0];
    for (int i = 0; i < both.length; i++) {
      both[i] = Math.min(one[i], other[i + leftRows]);
    }
  }
}
