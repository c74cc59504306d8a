package io.tidemark.core.feature.operators.rolling;

/** The least value in the window. */
public final class Min extends Rolling {
  public Min() {
    super("min", 1, 1, "min x", unit -> unit);
  }

  @Override
  void of(Window windows, double[] out) {
    System.arraycopy(windows.of(Kernel.LEAST)[0], 0, out, 0, windows.count());
  }

  static void join(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out, int count) {
    double[] one = left[0];
    double[] other = right[0];
    double[] both = out[0];
    for (int i = 0; i < count; i++) {
      both[i] = Math.min(one[i], other[i]);
    }
  }
}
