package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.operators.window.Window;
import io.tidemark.core.feature.operators.window.WindowKernel;

/** The greatest value in the window. */
public final class Max extends Rolling {
  public Max() {
    super("max", 1, 1, "max x", unit -> unit);
  }

  @Override
  public void of(Window windows, double[] out) {
    System.arraycopy(windows.of(WindowKernel.GREATEST)[0], 0, out, 0, windows.count());
  }
}
