package io.tidemark.features.factors.statistics;

import io.tidemark.core.series.NeweyWest;
import java.io.Serializable;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The mean over sessions of a daily figure, with its Newey-West standard error.
 *
 * @param days number of sessions that have the figure
 * @param deviation sample standard deviation over the sessions
 * @param standardError of the mean, Newey-West with a Bartlett kernel
 * @param lags of the standard error: at least the horizon minus one, because overlapping returns
 *     correlate neighbouring sessions
 * @param positive share of the sessions on which the figure is above zero
 */
public record DailyMean(
    int days, double mean, double deviation, double standardError, int lags, double positive)
    implements Serializable {
  private static final int FEWEST_DAYS = 20;
  private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

  /**
   * Computes the mean over the selected sessions that have the figure.
   *
   * @param bySession the figure by session; NaN where a session has none
   * @param wanted selects sessions by index
   */
  static DailyMean of(double[] bySession, IntPredicate wanted, int minLags) {
    int[] sessions =
        IntStream.range(0, bySession.length)
            .filter(t -> Double.isFinite(bySession[t]) && wanted.test(t))
            .toArray();
    int days = sessions.length;
    if (days == 0) {
      return new DailyMean(0, Double.NaN, Double.NaN, Double.NaN, minLags, Double.NaN);
    }
    double[] values = IntStream.of(sessions).mapToDouble(t -> bySession[t]).toArray();
    NeweyWest estimate = NeweyWest.of(values, sessions, minLags);
    double squares = 0;
    int above = 0;
    for (double value : values) {
      squares += (value - estimate.mean()) * (value - estimate.mean());
      above += value > 0 ? 1 : 0;
    }
    return new DailyMean(
        days,
        estimate.mean(),
        days < 2 ? Double.NaN : Math.sqrt(squares / (days - 1)),
        estimate.standardError(),
        estimate.lags(),
        (double) above / days);
  }

  /** Computes the mean over all sessions. */
  static DailyMean of(double[] bySession, int minLags) {
    return of(bySession, t -> true, minLags);
  }

  /**
   * Mean divided by standard deviation, per session and not annualised; for an IC this is the ICIR.
   */
  public double ratio() {
    return deviation > 0 ? mean / deviation : Double.NaN;
  }

  /**
   * The t statistic: the mean divided by its standard error.
   *
   * @return NaN if there are fewer than 20 sessions, or fewer than two non-overlapping windows of
   *     the length of the lags
   */
  public double t() {
    boolean enough = days >= FEWEST_DAYS && days >= 2 * (lags + 1);
    return enough && standardError > 0 ? mean / standardError : Double.NaN;
  }

  /**
   * Two-sided p-value, from the normal distribution, of the hypothesis that the true mean is zero.
   */
  public double p() {
    return twoSided(t());
  }

  /** Probability that a standard normal variable is at least {@code |z|} away from zero. */
  static double twoSided(double z) {
    return 2 * STANDARD_NORMAL.survivalProbability(Math.abs(z));
  }
}
