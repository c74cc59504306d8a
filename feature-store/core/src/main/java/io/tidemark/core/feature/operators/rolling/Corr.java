package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.Unit;

/** Pearson correlation of two series over the window; none where one of them does not move. */
public final class Corr extends Rolling {
  public Corr() {
    super("corr", 2, 3, "Σ (x − x̄)(y − ȳ) / √(Σ (x − x̄)² Σ (y − ȳ)²)", unit -> Unit.NONE);
  }

  @Override
  double of(double[][] x, int n) {
    double spread = Moments.squares(x[0], n) * Moments.squares(x[1], n);
    return spread > 0 ? Moments.products(x[0], x[1], n) / Math.sqrt(spread) : Double.NaN;
  }
}
