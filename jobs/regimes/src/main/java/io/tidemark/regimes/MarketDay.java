package io.tidemark.regimes;

import java.time.LocalDate;

/**
 * The market return in one session.
 *
 * @param meanReturn equal-weight mean of the tickers' log total returns; NaN if there are none
 * @param dispersion standard deviation of those returns across tickers; NaN if there are too few
 */
record MarketDay(LocalDate session, double meanReturn, double dispersion) {
  /** The fewest returns from which the dispersion is computed. */
  private static final int LEAST_TICKERS = 5;

  /**
   * Computes the figures. The returns are added in the given order, so sort them first if the order
   * is not deterministic.
   */
  static MarketDay of(LocalDate session, double[] returns) {
    double dispersion = returns.length < LEAST_TICKERS ? Double.NaN : deviation(returns);
    return new MarketDay(session, mean(returns), dispersion);
  }

  /** The sample standard deviation; NaN for fewer than two values. */
  static double deviation(double[] values) {
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return values.length < 2 ? Double.NaN : Math.sqrt(sum / (values.length - 1));
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
