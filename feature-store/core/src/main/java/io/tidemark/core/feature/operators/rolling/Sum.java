package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.series.Windows;

/** The sum over the window, of the rows that are present. */
public final class Sum extends Rolling {
  public Sum() {
    super("sum", 1, 1, "Σ x", unit -> unit);
  }

  @Override
  void of(double[][] x, int length, int window, double[] out, int at) {
    System.arraycopy(sums(x[0], length, window), 0, out, at, length - window + 1);
  }

  /** The sum of every window, in an array as {@link Windows} gives it. */
  static double[] sums(double[] x, int length, int window) {
    return Windows.of(new double[][] {x}, length, window, Sum::join)[0];
  }

  private static void join(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out, int count) {
    double[] one = left[0];
    double[] other = right[0];
    double[] both = out[0];
    for (int i = 0; i < count; i++) {
      both[i] = one[i] + other[i + leftRows];
    }
  }
}
