package io.tidemark.features.factors.statistics;

import io.tidemark.core.series.SeriesMean;
import java.io.Serializable;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The mean over sessions of a daily figure, with the standard error of a {@link SeriesMean}.
 *
 * @param days number of sessions that have the figure
 * @param deviation sample standard deviation over the sessions
 * @param standardError of the mean, by the equal-weighted cosine estimator; NaN if there are fewer
 *     than 20 sessions, or fewer than two horizons of them
 * @param degrees degrees of freedom of t; overlapping returns correlate neighbouring sessions, so
 *     there are fewer at longer horizons
 * @param positive share of the sessions on which the figure is above zero
 */
public record DailyMean(
    int days, double mean, double deviation, double standardError, int degrees, double positive)
    implements Serializable {
  private static final int FEWEST_DAYS = 20;

  /**
   * Computes the mean over the selected sessions that have the figure.
   *
   * @param bySession the figure by session; NaN where a session has none
   * @param wanted selects sessions by index
   * @param horizon number of sessions that the figure looks ahead
   */
  static DailyMean of(double[] bySession, IntPredicate wanted, int horizon) {
    int[] sessions =
        IntStream.range(0, bySession.length)
            .filter(t -> Double.isFinite(bySession[t]) && wanted.test(t))
            .toArray();
    int days = sessions.length;
    if (days == 0) {
      return new DailyMean(0, Double.NaN, Double.NaN, Double.NaN, 0, Double.NaN);
    }
    double[] values = IntStream.of(sessions).mapToDouble(t -> bySession[t]).toArray();
    SeriesMean estimate = SeriesMean.of(values, sessions, horizon);
    boolean isEnough = days >= FEWEST_DAYS && days >= 2 * horizon;
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
        isEnough ? estimate.standardError() : Double.NaN,
        estimate.degrees(),
        (double) above / days);
  }

  /** Computes the mean over all sessions. */
  static DailyMean of(double[] bySession, int horizon) {
    return of(bySession, t -> true, horizon);
  }

  /**
   * Mean divided by standard deviation, per session and not annualised; for an IC this is the ICIR.
   */
  public double ratio() {
    return deviation > 0 ? mean / deviation : Double.NaN;
  }

  /**
   * The t statistic: the mean divided by its standard error; NaN without one, and if the figure is
   * the same on all sessions.
   */
  public double t() {
    return standardError > 0 ? mean / standardError : Double.NaN;
  }

  /** Two-sided p-value, from Student's t, of the hypothesis that the true mean is zero. */
  public double p() {
    return SeriesMean.twoSided(t(), degrees);
  }

  /** Half the width of the interval of the mean at a two-sided level; NaN without a t. */
  public double halfWidth(double level) {
    return SeriesMean.halfWidth(standardError, degrees, level);
  }
}
