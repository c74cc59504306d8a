package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.operators.window.Window;

/** The sample standard deviation over the window. */
public final class Std extends Rolling {
  public Std() {
    super("std", 1, 2, "√(Σ (x − x̄)² / (n − 1))", unit -> unit);
  }

  @Override
  public int moments() {
    return 2;
  }

  @Override
  public void of(Window windows, double[] out) {
    double[] squares = windows.moments()[1];
    int degrees = windows.rows() - 1;
    for (int i = 0; i < windows.count(); i++) {
      out[i] = Math.sqrt(squares[i] / degrees);
    }
  }
}
