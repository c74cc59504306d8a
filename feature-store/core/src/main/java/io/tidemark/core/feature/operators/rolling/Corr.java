package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.Unit;

/** Pearson correlation of two series over the window; none where one of them does not move. */
public final class Corr extends Rolling {
  public Corr() {
    super("corr", 2, 3, "Σ (x − x̄)(y − ȳ) / √(Σ (x − x̄)² Σ (y − ȳ)²)", unit -> Unit.NONE);
  }

  @Override
  void of(Block block, double[] out, int at) {
    PairMoments moments = PairMoments.of(block);
    for (int i = 0; i < block.count(); i++) {
      double spread = moments.squaresX()[i] * moments.squaresY()[i];
      out[at + i] = spread > 0 ? moments.products()[i] / Math.sqrt(spread) : Double.NaN;
    }
  }
}
