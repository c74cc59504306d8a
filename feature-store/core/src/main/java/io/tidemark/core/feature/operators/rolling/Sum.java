package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.series.Windows;

/** The sum over the window, of the rows that are present. */
public final class Sum extends Rolling {
  public Sum() {
    super("sum", 1, 1, "Σ x", unit -> unit);
  }

  @Override
  void of(Block block, double[] out, int at) {
    System.arraycopy(sums(block), 0, out, at, block.count());
  }

  /** The sum of every window, in an array as {@link Windows} gives it. */
  static double[] sums(Block block) {
    return Windows.of(block.series(), block.length(), block.window(), Sum::join)[0];
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
