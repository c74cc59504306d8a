package io.tidemark.core.feature.operators.volatility;

/**
 * Garman-Klass daily variance (Garman and Klass, Journal of Business 1980), averaged over a window.
 * Series: open, high, low, close.
 */
public final class GarmanKlass extends RangeVariance {
  private static final double CLOSE_WEIGHT = 2 * StrictMath.log(2) - 1;

  public GarmanKlass() {
    super("garman_klass", 4, "mean of ½ ln²(high / low) − (2 ln 2 − 1) ln²(close / open)");
  }

  @Override
  double day(double[][] prices, int t) {
    double range = StrictMath.log(prices[1][t] / prices[2][t]);
    double move = StrictMath.log(prices[3][t] / prices[0][t]);
    return range * range / 2 - CLOSE_WEIGHT * move * move;
  }
}
