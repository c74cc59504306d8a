package io.tidemark.core.feature.operators.rolling;

/** The least value in the window. */
public final class Min extends Rolling {
  public Min() {
    super("min", 1, 1, "min x", unit -> unit);
  }

  @Override
  double of(double[][] x, int n) {
    double least = x[0][0];
    for (int i = 1; i < n; i++) {
      least = Math.min(least, x[0][i]);
    }
    return least;
  }
}
