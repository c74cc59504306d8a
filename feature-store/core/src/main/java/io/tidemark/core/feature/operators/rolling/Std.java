package io.tidemark.core.feature.operators.rolling;

/** The sample standard deviation over the window. */
public final class Std extends Rolling {
  public Std() {
    super("std", 1, 2, "√(Σ (x − x̄)² / (n − 1))", unit -> unit);
  }

  @Override
  void of(double[][] x, int length, int window, double[] out, int at) {
    double[] squares = Moments.of(x[0], length, window).squares();
    for (int i = 0; i <= length - window; i++) {
      out[at + i] = Math.sqrt(squares[i] / (window - 1));
    }
  }
}
