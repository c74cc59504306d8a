package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.Unit;

/** How many standard deviations the last value lies above the mean of its window. */
public final class ZScore extends Rolling {
  public ZScore() {
    super("zscore", 1, 2, "(x[t] − x̄) / s", unit -> Unit.NONE);
  }

  @Override
  double of(double[][] x, int n) {
    double mean = Moments.sum(x[0], n) / n;
    double deviation = Math.sqrt(Moments.squares(x[0], n) / (n - 1));
    return deviation > 0 ? (x[0][n - 1] - mean) / deviation : Double.NaN;
  }
}
