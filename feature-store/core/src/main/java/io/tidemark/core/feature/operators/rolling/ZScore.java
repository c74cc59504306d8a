package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.Unit;

/** How many standard deviations the last value lies above the mean of its window. */
public final class ZScore extends Rolling {
  public ZScore() {
    super("zscore", 1, 2, "(x[t] − x̄) / s", unit -> Unit.NONE);
  }

  @Override
  double[] of(double[][] x, int window) {
    Moments moments = Moments.squares(x[0], window);
    double[] scores = new double[moments.products().length];
    for (int i = 0; i < scores.length; i++) {
      double deviation = Math.sqrt(moments.products()[i] / (window - 1));
      double above = x[0][i + window - 1] - moments.means()[i];
      scores[i] = deviation > 0 ? above / deviation : Double.NaN;
    }
    return scores;
  }
}
