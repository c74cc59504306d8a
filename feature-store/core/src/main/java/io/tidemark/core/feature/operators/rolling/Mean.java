package io.tidemark.core.feature.operators.rolling;

/** The arithmetic mean over the window. */
public final class Mean extends Rolling {
  public Mean() {
    super("mean", 1, 1, "Σ x / n", unit -> unit);
  }

  @Override
  double[] of(double[][] x, int window) {
    double[] means = Moments.sums(x[0], window);
    for (int i = 0; i < means.length; i++) {
      means[i] /= window;
    }
    return means;
  }
}
