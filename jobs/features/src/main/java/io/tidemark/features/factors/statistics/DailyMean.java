package io.tidemark.features.factors.statistics;

import io.tidemark.core.series.NeweyWest;
import java.io.Serializable;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The mean of a figure that each session has, and how sure it is.
 *
 * @param days sessions that have the figure
 * @param deviation sample standard deviation over the sessions
 * @param standardError of the mean, after Newey and West
 * @param lags of it: the horizon less one at least, since overlapping returns make neighbouring
 *     sessions alike
 * @param positive share of the sessions on which the figure is above zero
 */
public record DailyMean(
    int days, double mean, double deviation, double standardError, int lags, double positive)
    implements Serializable {
  private static final int FEWEST_DAYS = 20;
  private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

  /**
   * Of those sessions that are wanted and have the figure.
   *
   * @param bySession not a number where the session has none
   * @param minLags the horizon less one
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

  /** Of all sessions. */
  static DailyMean of(double[] bySession, int minLags) {
    return of(bySession, t -> true, minLags);
  }

  /** Mean over deviation, by session and not annualised: of an IC, the information ratio. */
  public double ratio() {
    return deviation > 0 ? mean / deviation : Double.NaN;
  }

  /**
   * The mean in standard errors.
   *
   * @return not a number where fewer than 20 sessions, or fewer than two stretches as long as the
   *     lags reach, would have to bear it
   */
  public double t() {
    boolean enough = days >= FEWEST_DAYS && days >= 2 * (lags + 1);
    return enough && standardError > 0 ? mean / standardError : Double.NaN;
  }

  /** Chance of a mean as far from zero or farther if the true mean is zero: two-sided, normal. */
  public double p() {
    return twoSided(t());
  }

  /** Chance that a standard normal value is as far from zero as {@code z} or farther. */
  static double twoSided(double z) {
    return 2 * STANDARD_NORMAL.survivalProbability(Math.abs(z));
  }
}
