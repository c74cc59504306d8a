package io.tidemark.core.feature.operators.regression;

import io.tidemark.core.feature.operators.Unit;
import io.tidemark.core.feature.operators.rolling.Rolling;
import io.tidemark.core.feature.operators.window.Trend;
import io.tidemark.core.feature.operators.window.Window;

/** The share of the window's variance that a least-squares line explains (R²), 0 to 1. */
public final class RSquare extends Rolling {
  public RSquare() {
    super("rsquare", 1, 3, "(Σ (i − ī)(x − x̄))² / (Σ (i − ī)² Σ (x − x̄)²)", unit -> Unit.NONE);
  }

  @Override
  public int moments() {
    return 3;
  }

  @Override
  public void of(Window windows, double[] out) {
    Trend trend = Trend.of(windows);
    double[] products = trend.products();
    double[] squares = trend.squares();
    double spreadOfRows = trend.spread();
    for (int i = 0; i < windows.count(); i++) {
      double spread = squares[i] * spreadOfRows;
      out[i] = spread > 0 ? products[i] * products[i] / spread : Double.NaN;
    }
  }
}
