package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.series.Windows;

/** The least value in the window. */
public final class Min extends Rolling {
  public Min() {
    super("min", 1, 1, "min x", unit -> unit);
  }

  @Override
  void of(Block block, double[] out, int at) {
    double[] least = Windows.of(block.series(), block.length(), block.window(), Min::join)[0];
    System.arraycopy(least, 0, out, at, block.count());
  }

  private static void join(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out, int count) {
    double[] one = left[0];
    double[] other = right[0];
    double[] both = out[0];
    for (int i = 0; i < count; i++) {
      both[i] = Math.min(one[i], other[i + leftRows]);
    }
  }
}
