package io.tidemark.core.feature.operators.volatility;

/**
 * Rogers-Satchell daily variance, unbiased under drift (Rogers and Satchell, Annals of Applied
 * Probability 1991), averaged over a window. Series: open, high, low, close.
 */
public final class RogersSatchell extends RangeVariance {
  public RogersSatchell() {
    super("rogers_satchell", 4, "mean of ln(H/C) ln(H/O) + ln(L/C) ln(L/O)");
  }

  @Override
  double day(double[][] prices, int t) {
    return variance(prices, t);
  }

  /** The variance of one day, from open, high, low and close. */
  static double variance(double[][] prices, int t) {
    double open = prices[0][t];
    double high = prices[1][t];
    double low = prices[2][t];
    double close = prices[3][t];
    return StrictMath.log(high / close) * StrictMath.log(high / open)
        + StrictMath.log(low / close) * StrictMath.log(low / open);
  }
}
