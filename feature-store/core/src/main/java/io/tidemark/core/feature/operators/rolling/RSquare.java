package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.Unit;

/** How much of the window's spread a least-squares line explains, 0 to 1. */
public final class RSquare extends Rolling {
  public RSquare() {
    super("rsquare", 1, 3, "(Σ (i − ī)(x − x̄))² / (Σ (i − ī)² Σ (x − x̄)²)", unit -> Unit.NONE);
  }

  @Override
  void of(Block block, double[] out, int at) {
    Trend trend = Trend.of(block);
    for (int i = 0; i < block.count(); i++) {
      double product = trend.products()[i];
      double spread = trend.squares()[i] * trend.spread();
      out[at + i] = spread > 0 ? product * product / spread : Double.NaN;
    }
  }
}
