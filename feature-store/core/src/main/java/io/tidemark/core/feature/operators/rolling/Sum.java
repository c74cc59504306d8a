package io.tidemark.core.feature.operators.rolling;

/** The sum over the window, of the rows that are present. */
public final class Sum extends Rolling {
  public Sum() {
    super("sum", 1, 1, "Σ x", unit -> unit);
  }

  @Override
  void of(Window windows, double[] out) {
    System.arraycopy(windows.of(Kernel.SUM)[0], 0, out, 0, windows.count());
  }

  static void join(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out, int count) {
    double[] one = left[0];
    double[] other = right[0];
    double[] both = out[0];
    for (int i = 0; i < count; i++) {
      both[i] = one[i] + other[i];
    }
  }
}
