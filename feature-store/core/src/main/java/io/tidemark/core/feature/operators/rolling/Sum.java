package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.operators.window.Window;
import io.tidemark.core.feature.operators.window.WindowKernel;

/** The sum over the window of the values that are present. */
public final class Sum extends Rolling {
  public Sum() {
    super("sum", 1, 1, "Σ x", unit -> unit);
  }

  @Override
  public void of(Window windows, double[] out) {
    System.arraycopy(windows.of(WindowKernel.SUM)[0], 0, out, 0, windows.count());
  }
}
