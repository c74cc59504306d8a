package io.tidemark.core.series;

/**
 * The mean of a serially correlated series and its 95 % interval, after Newey and West
 * (Econometrica 55:703, 1987): autocovariances weighted by Bartlett's kernel.
 *
 * <p>The series may have gaps, as the days of one regime do: a pair of days counts by how far apart
 * its days are, not by how many observations lie between them; this is Parzen's amplitude
 * modulation (Datta and Du, 2012), and the variance is never negative.
 *
 * @param lags the last lag with a weight, in sessions
 */
public record NeweyWest(long count, double mean, double standardError, int lags) {
  private static final double NORMAL_QUANTILE_975 = 1.959963984540054;

  /**
   * Estimates.
   *
   * @param values the series
   * @param times when each was, in sessions, ascending
   * @param minLags use at least so many lags; an overlapping label of horizon h needs h - 1
   */
  public static NeweyWest of(double[] values, int[] times, int minLags) {
    int n = values.length;
    if (n == 0) {
      return new NeweyWest(0, 0, 0, minLags);
    }
    double mean = mean(values);
    double[] deviations = new double[times[n - 1] - times[0] + 1];
    for (int i = 0; i < n; i++) {
      deviations[times[i] - times[0]] = values[i] - mean;
    }
    int lags = Math.max(minLags, automaticLags(n));
    double variance = 0;
    for (int lag = 0; lag <= lags; lag++) {
      double weight = (lag == 0 ? 1 : 2) * (1 - lag / (lags + 1.0));
      variance += weight * autocovariance(deviations, lag);
    }
    return new NeweyWest(n, mean, Math.sqrt(Math.max(variance, 0)) / n, lags);
  }

  /** ⌊4 (n / 100)^(2/9)⌋, the usual rule for Bartlett's kernel. */
  static int automaticLags(int n) {
    return (int) Math.floor(4 * Math.pow(n / 100.0, 2.0 / 9));
  }

  /** Lower end of the 95 % interval of the mean. */
  public double low() {
    return mean - NORMAL_QUANTILE_975 * standardError;
  }

  /** Upper end of the 95 % interval of the mean. */
  public double high() {
    return mean + NORMAL_QUANTILE_975 * standardError;
  }

  /** Exact where all are equal: else a constant would have a spread, and be significant. */
  private static double mean(double[] values) {
    boolean isConstant = true;
    double mean = 0;
    for (double value : values) {
      isConstant &= value == values[0];
      mean += value / values.length;
    }
    return isConstant ? values[0] : mean;
  }

  private static double autocovariance(double[] deviations, int lag) {
    double sum = 0;
    for (int t = lag; t < deviations.length; t++) {
      sum += deviations[t] * deviations[t - lag];
    }
    return sum;
  }
}
