package io.tidemark.core.feature.operators.regression;

import io.tidemark.core.feature.operators.rolling.Rolling;
import io.tidemark.core.feature.operators.window.Trend;
import io.tidemark.core.feature.operators.window.Window;

/** The slope of a least-squares line through the window, per row. */
public final class Slope extends Rolling {
  public Slope() {
    super("slope", 1, 3, "Σ (i − ī)(x − x̄) / Σ (i − ī)²", unit -> unit);
  }

  @Override
  public int moments() {
    return 3;
  }

  @Override
  public void of(Window windows, double[] out) {
    Trend trend = Trend.of(windows);
    double[] products = trend.products();
    double spread = trend.spread();
    for (int i = 0; i < windows.count(); i++) {
      out[i] = products[i] / spread;
    }
  }
}
