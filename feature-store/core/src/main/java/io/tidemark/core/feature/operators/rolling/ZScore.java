package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.operators.Unit;
import io.tidemark.core.feature.operators.window.Window;

/** The number of standard deviations by which the last value exceeds the mean of its window. */
public final class ZScore extends Rolling {
  public ZScore() {
    super("zscore", 1, 2, "(x[t] − x̄) / s", unit -> Unit.NONE);
  }

  @Override
  public boolean isOfPresentRow() {
    return true;
  }

  @Override
  public int moments() {
    return 2;
  }

  @Override
  public void of(Window windows, double[] out) {
    double[] means = windows.moments()[0];
    double[] squares = windows.moments()[1];
    double[] last = windows.last();
    int degrees = windows.rows() - 1;
    for (int i = 0; i < windows.count(); i++) {
      double deviation = Math.sqrt(squares[i] / degrees);
      out[i] = deviation > 0 ? (last[i] - means[i]) / deviation : Double.NaN;
    }
  }
}
