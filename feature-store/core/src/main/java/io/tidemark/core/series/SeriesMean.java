package io.tidemark.core.series;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean of a serially correlated series, with its standard error by the equal-weighted cosine
 * estimator of the long-run variance and Student's t distribution (Lazarus, Lewis, Stock and
 * Watson, Journal of Business and Economic Statistics 36:541, 2018): the long-run variance is the
 * mean of the squares of ν projections √(2/n) Σ x(i) cos(π j (i - ½) / n), j = 1…ν, on cosines of
 * low frequency, and the mean divided by its standard error has a t distribution with ν degrees of
 * freedom.
 *
 * <p>ν is {@value #RULE} n^(2/3), as they recommend, but at most n / ({@value #PERIODS} m), where m
 * is the number of values that overlap one another. With more cosines, the highest would vary
 * within the overlap, and the variance would be too small. With this bound the bias from an overlap
 * is at most 3 % of the variance: the projections of a moving average of m values lose the share (m
 * ω)² / 12 of its long-run variance at the frequency ω = π j / n.
 *
 * <p>The series may have gaps, as the days of one regime do. The cosines then run over the observed
 * values (equal spacing: Datta and Du, 2012), so that they stay orthogonal to the mean and to one
 * another; m is the largest number of values within any h consecutive sessions.
 *
 * @param count number of values
 * @param standardError 0 if all values are equal
 * @param degrees ν, the number of cosines and the degrees of freedom; 0 with fewer than two values
 */
public record SeriesMean(long count, double mean, double standardError, int degrees) {
  private static final double RULE = 0.41;
  private static final int PERIODS = 3;

  /** The two-sided level of {@link #low()} and {@link #high()}. */
  private static final double LEVEL = 0.05;

  /**
   * Estimates the mean and its standard error.
   *
   * @param values the series
   * @param times time of each value, in sessions, ascending
   * @param horizon number of sessions that each value looks ahead: values closer together than that
   *     overlap; 1 if none do
   */
  public static SeriesMean of(double[] values, int[] times, int horizon) {
    int n = values.length;
    double mean = mean(values);
    int degrees = degrees(n, overlap(times, horizon));
    if (degrees == 0) {
      return new SeriesMean(n, mean, 0, 0);
    }
    double squares = 0;
    for (int j = 1; j <= degrees; j++) {
      double projection = 0;
      for (int i = 0; i < n; i++) {
        projection += (values[i] - mean) * cosine(j, i, n);
      }
      squares += projection * projection;
    }
    return new SeriesMean(n, mean, Math.sqrt(squares / degrees / n), degrees);
  }

  /** Element i, counted from 0, of the cosine of frequency j of n values: its square sums to 1. */
  public static double cosine(int j, int i, int n) {
    return Math.sqrt(2.0 / n) * Math.cos(Math.PI * j * (i + 0.5) / n);
  }

  /**
   * The number of cosines, which is the degrees of freedom of t.
   *
   * @param n number of values
   * @param overlap largest number of values that overlap one another
   */
  public static int degrees(int n, int overlap) {
    if (n < 2) {
      return 0;
    }
    int rule = (int) (RULE * Math.cbrt((double) n * n));
    return Math.max(1, Math.min(rule, n / (PERIODS * Math.max(1, overlap))));
  }

  /**
   * The largest number of values within any {@code horizon} consecutive sessions.
   *
   * @param times time of each value, in sessions, ascending
   */
  public static int overlap(int[] times, int horizon) {
    int most = 0;
    int first = 0;
    for (int last = 0; last < times.length; last++) {
      while (times[last] - times[first] >= horizon) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  /** Lower end of the 95 % interval of the mean. */
  public double low() {
    return low(LEVEL);
  }

  /** Upper end of the 95 % interval of the mean. */
  public double high() {
    return mean + halfWidth(standardError, degrees, LEVEL);
  }

  /** Lower end of the interval of the mean at a two-sided level. */
  public double low(double level) {
    return mean - halfWidth(standardError, degrees, level);
  }

  /**
   * One-sided p-value of the hypothesis that the true mean is not above zero. If all values are
   * equal it is 0 or 1.
   */
  public double pAbove() {
    if (degrees == 0 || standardError == 0) {
      return degrees > 0 && mean > 0 ? 0 : 1;
    }
    return TDistribution.of(degrees).survivalProbability(mean / standardError);
  }

  /**
   * Half the width of the interval of a mean.
   *
   * @param level two-sided
   * @return infinite without degrees of freedom
   */
  public static double halfWidth(double standardError, int degrees, double level) {
    return degrees == 0
        ? Double.POSITIVE_INFINITY
        : TDistribution.of(degrees).inverseSurvivalProbability(level / 2) * standardError;
  }

  /**
   * Probability that a variable with a t distribution is at least {@code |t|} away from zero.
   *
   * @param t NaN gives NaN
   */
  public static double twoSided(double t, int degrees) {
    return Double.isNaN(t) || degrees == 0
        ? Double.NaN
        : 2 * TDistribution.of(degrees).survivalProbability(Math.abs(t));
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
    return values.length > 0 && isConstant ? values[0] : mean;
  }
}
