package io.tidemark.core.feature.operators.rolling;

/** The arithmetic mean over the window. */
public final class Mean extends Rolling {
  public Mean() {
    super("mean", 1, 1, "Σ x / n", unit -> unit);
  }

  @Override
  void of(double[][] x, int length, int window, double[] out, int at) {
    double[] sums = Sum.sums(x[0], length, window);
    for (int i = 0; i <= length - window; i++) {
      out[at + i] = sums[i] / window;
    }
  }
}
