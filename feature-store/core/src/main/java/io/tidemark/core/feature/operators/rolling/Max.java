package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.series.Windows;

/** The greatest value in the window. */
public final class Max extends Rolling {
  public Max() {
    super("max", 1, 1, "max x", unit -> unit);
  }

  @Override
  void of(Block block, double[] out, int at) {
    double[] greatest = Windows.of(block.series(), block.length(), block.window(), Max::join)[0];
    System.arraycopy(greatest, 0, out, at, block.count());
  }

  private static void join(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out, int count) {
    double[] one = left[0];
    double[] other = right[0];
    double[] both = out[0];
    for (int i = 0; i < count; i++) {
      both[i] = Math.max(one[i], other[i + leftRows]);
    }
  }
}
