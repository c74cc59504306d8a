package io.tidemark.core.feature.operators.rolling;

/** The greatest value in the window. */
public final class Max extends Rolling {
  public Max() {
    super("max", 1, 1, "max x", unit -> unit);
  }

  @Override
  double of(double[][] x, int n) {
    double greatest = x[0][0];
    for (int i = 1; i < n; i++) {
      greatest = Math.max(greatest, x[0][i]);
    }
    return greatest;
  }
}
