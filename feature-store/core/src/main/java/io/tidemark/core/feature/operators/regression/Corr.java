package io.tidemark.core.feature.operators.regression;

import io.tidemark.core.feature.operators.Unit;
import io.tidemark.core.feature.operators.rolling.Rolling;
import io.tidemark.core.feature.operators.window.Window;
import io.tidemark.core.feature.operators.window.WindowKernel;

/** Pearson correlation of two series over the window; missing where one of them is constant. */
public final class Corr extends Rolling {
  public Corr() {
    super("corr", 2, 3, "Σ (x − x̄)(y − ȳ) / √(Σ (x − x̄)² Σ (y − ȳ)²)", unit -> Unit.NONE);
  }

  @Override
  public void of(Window windows, double[] out) {
    double[][] moments = windows.of(WindowKernel.PAIR_MOMENTS);
    double[] squaresX = moments[2];
    double[] squaresY = moments[3];
    double[] products = moments[4];
    for (int i = 0; i < windows.count(); i++) {
      double spread = squaresX[i] * squaresY[i];
      out[i] = spread > 0 ? products[i] / Math.sqrt(spread) : Double.NaN;
    }
  }
}
