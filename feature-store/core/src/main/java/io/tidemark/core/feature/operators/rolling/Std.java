package io.tidemark.core.feature.operators.rolling;

/** The sample standard deviation over the window. */
public final class Std extends Rolling {
  public Std() {
    super("std", 1, 2, "√(Σ (x − x̄)² / (n − 1))", unit -> unit);
  }

  @Override
  double[] of(double[][] x, int window) {
    double[] deviations = Moments.squares(x[0], window).products();
    for (int i = 0; i < deviations.length; i++) {
      deviations[i] = Math.sqrt(deviations[i] / (window - 1));
    }
    return deviations;
  }
}
