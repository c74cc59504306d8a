package io.tidemark.core.feature.operators.rolling;

/** The sum over the window, of the rows that are present. */
public final class Sum extends Rolling {
  public Sum() {
    super("sum", 1, 1, "Σ x", unit -> unit);
  }

  @Override
  double[] of(double[][] x, int window) {
    return Moments.sums(x[0], window);
  }
}
