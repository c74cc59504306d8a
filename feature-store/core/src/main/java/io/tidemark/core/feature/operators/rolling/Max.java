package io.tidemark.core.feature.operators.rolling;

/** The greatest value in the window. */
public final class Max extends Rolling {
  public Max() {
    super("max", 1, 1, "max x", unit -> unit);
  }

  @Override
  void of(Window windows, double[] out) {
    System.arraycopy(windows.of(Kernel.GREATEST)[0], 0, out, 0, windows.count());
  }

  static void join(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out, int count) {
    double[] one = left[0];
    double[] other = right[0];
    double[] both = out[0];
    for (int i = 0; i < count; i++) {
      both[i] = Math.max(one[i], other[i]);
    }
  }
}
