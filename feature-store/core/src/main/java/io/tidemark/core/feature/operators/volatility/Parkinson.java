package io.tidemark.core.feature.operators.volatility;

/**
 * Parkinson daily variance (Parkinson, Journal of Business 1980), averaged over a window. Series:
 * high, low.
 */
public final class Parkinson extends RangeVariance {
  private static final double FOUR_LN_2 = 4 * StrictMath.log(2);

  public Parkinson() {
    super("parkinson", 2, "mean of ln²(high / low) / (4 ln 2)");
  }

  @Override
  double day(double[][] prices, int t) {
    double range = StrictMath.log(prices[0][t] / prices[1][t]);
    return range * range / FOUR_LN_2;
  }
}
