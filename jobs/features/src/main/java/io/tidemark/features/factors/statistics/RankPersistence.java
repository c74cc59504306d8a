package io.tidemark.features.factors.statistics;

import java.io.Serializable;
import java.util.List;

/**
 * How long a feature's ranking of the names persists.
 *
 * @param autocorrelations mean rank correlation of a session's values with those {@code lag}
 *     sessions later, one per lag of {@link #LAGS}; NaN if there is no such pair of sessions
 */
public record RankPersistence(double[] autocorrelations) implements Serializable {
  /** The lags, in sessions. */
  public static final List<Integer> LAGS = List.of(1, 2, 5, 10, 21, 63);

  private static final double HALF = 0.5;

  static RankPersistence of(CrossSection[] sessions) {
    return new RankPersistence(
        LAGS.stream().mapToDouble(lag -> autocorrelation(sessions, lag)).toArray());
  }

  private static double autocorrelation(CrossSection[] sessions, int lag) {
    double sum = 0;
    int pairs = 0;
    for (int t = lag; t < sessions.length; t++) {
      double correlation = sessions[t].rankCorrelation(sessions[t - lag]);
      if (!Double.isNaN(correlation)) {
        sum += correlation;
        pairs++;
      }
    }
    return sum / pairs;
  }

  /**
   * The lag, in sessions, at which the autocorrelation falls to one half, interpolated linearly
   * between the two nearest lags; at lag 0 it is 1.
   *
   * @return infinity if it is above one half at all known lags, NaN if no lag is known
   */
  public double halfLife() {
    double lagBefore = 0;
    double before = 1;
    for (int i = 0; i < autocorrelations.length && !Double.isNaN(autocorrelations[i]); i++) {
      double now = autocorrelations[i];
      if (now <= HALF) {
        return lagBefore + (before - HALF) / (before - now) * (LAGS.get(i) - lagBefore);
      }
      lagBefore = LAGS.get(i);
      before = now;
    }
    return lagBefore == 0 ? Double.NaN : Double.POSITIVE_INFINITY;
  }

  /** The longest lag with a known autocorrelation; 0 if there is none. */
  public int longest() {
    int longest = 0;
    for (int i = 0; i < autocorrelations.length && !Double.isNaN(autocorrelations[i]); i++) {
      longest = LAGS.get(i);
    }
    return longest;
  }
}
