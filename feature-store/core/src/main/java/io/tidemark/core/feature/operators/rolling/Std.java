package io.tidemark.core.feature.operators.rolling;

/** The sample standard deviation over the window. */
public final class Std extends Rolling {
  public Std() {
    super("std", 1, 2, "√(Σ (x − x̄)² / (n − 1))", unit -> unit);
  }

  @Override
  double of(double[][] x, int n) {
    return Math.sqrt(Moments.squares(x[0], n) / (n - 1));
  }
}
