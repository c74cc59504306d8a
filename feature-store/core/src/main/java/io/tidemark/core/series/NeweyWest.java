package io.tidemark.core.series;

/**
 * The mean of a serially correlated series and its 95 % interval, by the estimator of Newey and
 * West (Econometrica 55:703, 1987): autocovariances weighted by the Bartlett kernel.
 *
 * <p>The series may have gaps, as the days of one regime do: the lag of a pair is the number of
 * sessions between its days, not the number of observations between them. This is Parzen's
 * amplitude modulation (Datta and Du, 2012), and the variance is never negative.
 *
 * @param lags the largest lag with a weight, in sessions
 */
public record NeweyWest(long count, double mean, double standardError, int lags) {
  private static final double NORMAL_QUANTILE_975 = 1.959963984540054;

  /**
   * Estimates the mean and its variance.
   *
   * @param values the series
   * @param times time of each value, in sessions, ascending
   * @param minLags smallest number of lags to use; an overlapping label of horizon h needs h - 1
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

  /** ⌊4 (n / 100)^(2/9)⌋, the usual rule of thumb for the Bartlett kernel. */
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

  /**
   * Exact where all values are equal; otherwise rounding would give a constant a variance above 0
   * and make it significant.
   */
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
