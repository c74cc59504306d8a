package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.operators.Unit;
import io.tidemark.core.feature.operators.window.Window;
import io.tidemark.core.feature.operators.window.WindowKernel;

/** Common base of the operators that give the position of a value in the window. */
abstract class WindowPosition extends Rolling {
  private final WindowKernel kernel;

  WindowPosition(String name, String formula, WindowKernel kernel) {
    super(name, 1, 1, formula, unit -> Unit.NONE);
    this.kernel = kernel;
  }

  @Override
  public final void of(Window windows, double[] out) {
    double[] rows = windows.of(kernel)[1];
    for (int i = 0; i < windows.count(); i++) {
      out[i] = rows[i] - i + 1;
    }
  }
}
