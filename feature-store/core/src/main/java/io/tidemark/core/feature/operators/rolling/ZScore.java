package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.Unit;

/** How many standard deviations the last value lies above the mean of its window. */
public final class ZScore extends Rolling {
  public ZScore() {
    super("zscore", 1, 2, "(x[t] − x̄) / s", unit -> Unit.NONE);
  }

  @Override
  boolean isOfPresentRow() {
    return true;
  }

  @Override
  void of(Block block, double[] out, int at) {
    Moments moments = Moments.of(block);
    for (int i = 0; i < block.count(); i++) {
      double deviation = Math.sqrt(moments.squares()[i] / (block.window() - 1));
      double above = block.x()[i + block.window() - 1] - moments.means()[i];
      out[at + i] = deviation > 0 ? above / deviation : Double.NaN;
    }
  }
}
