package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.operators.window.Window;
import io.tidemark.core.feature.operators.window.WindowKernel;

/** The arithmetic mean over the window. */
public final class Mean extends Rolling {
  public Mean() {
    super("mean", 1, 1, "Σ x / n", unit -> unit);
  }

  /**
   * Computed from the sum, so that windows with the same values of 0 and 1 have the same mean in
   * any order.
   */
  @Override
  public void of(Window windows, double[] out) {
    double[] sums = windows.of(WindowKernel.SUM)[0];
    int rows = windows.rows();
    for (int i = 0; i < windows.count(); i++) {
      out[i] = sums[i] / rows;
    }
  }
}
