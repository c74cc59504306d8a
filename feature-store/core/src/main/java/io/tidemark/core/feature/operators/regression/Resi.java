package io.tidemark.core.feature.operators.regression;

import io.tidemark.core.feature.operators.rolling.Rolling;
import io.tidemark.core.feature.operators.window.Trend;
import io.tidemark.core.feature.operators.window.Window;

/** The residual of the last value from a least-squares line through the window. */
public final class Resi extends Rolling {
  public Resi() {
    super("resi", 1, 3, "x[t] − x̄ − slope · (t − ī)", unit -> unit);
  }

  @Override
  public boolean isOfPresentRow() {
    return true;
  }

  @Override
  public int moments() {
    return 3;
  }

  @Override
  public void of(Window windows, double[] out) {
    Trend trend = Trend.of(windows);
    double[] last = windows.last();
    double[] means = trend.means();
    double[] products = trend.products();
    double spread = trend.spread();
    double reach = trend.reach();
    for (int i = 0; i < windows.count(); i++) {
      out[i] = last[i] - means[i] - products[i] / spread * reach;
    }
  }
}
