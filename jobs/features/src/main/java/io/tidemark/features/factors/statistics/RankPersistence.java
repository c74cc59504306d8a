package io.tidemark.features.factors.statistics;

import java.io.Serializable;
import java.util.List;

/**
 * How long a feature keeps its order of the names.
 *
 * @param autocorrelations mean rank correlation of a session with the one so many sessions later,
 *     by the lags of {@link #LAGS}; not a number where there is no such pair
 */
public record RankPersistence(double[] autocorrelations) implements Serializable {
  /** In sessions. */
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
   * The lag, in sessions, at which the autocorrelation falls to one half: on the straight line
   * between the two lags around it, with 1 at lag 0.
   *
   * @return infinite where it stays above to the last lag that was seen, not a number where none
   *     was
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

  /** The last lag that was seen; 0 where none was. */
  public int longest() {
    int longest = 0;
    for (int i = 0; i < autocorrelations.length && !Double.isNaN(autocorrelations[i]); i++) {
      longest = LAGS.get(i);
    }
    return longest;
  }
}
