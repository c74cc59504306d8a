package io.tidemark.core.feature.operators.rolling;

/** The arithmetic mean over the window. */
public final class Mean extends Rolling {
  public Mean() {
    super("mean", 1, 1, "Σ x / n", unit -> unit);
  }

  @Override
  double of(double[][] x, int n) {
    return Moments.sum(x[0], n) / n;
  }
}
