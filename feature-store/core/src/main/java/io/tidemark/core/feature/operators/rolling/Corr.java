package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.Unit;

/** Pearson correlation of two series over the window; none where one of them does not move. */
public final class Corr extends Rolling {
  public Corr() {
    super("corr", 2, 3, "Σ (x − x̄)(y − ȳ) / √(Σ (x − x̄)² Σ (y − ȳ)²)", unit -> Unit.NONE);
  }

  @Override
  double[] of(double[][] x, int window) {
    double[] first = Moments.squares(x[0], window).products();
    double[] second = Moments.squares(x[1], window).products();
    double[] both = Moments.products(x[0], x[1], window).products();
    for (int i = 0; i < both.length; i++) {
      double spread = first[i] * second[i];
      both[i] = spread > 0 ? both[i] / Math.sqrt(spread) : Double.NaN;
    }
    return both;
  }
}
