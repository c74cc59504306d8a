package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.operators.window.Window;
import io.tidemark.core.feature.operators.window.WindowKernel;

/** The least value in the window. */
public final class Min extends Rolling {
  public Min() {
    super("min", 1, 1, "min x", unit -> unit);
  }

  @Override
  public void of(Window windows, double[] out) {
    System.arraycopy(windows.of(WindowKernel.LEAST)[0], 0, out, 0, windows.count());
  }
}
