package io.tidemark.sources.intraday;

import io.tidemark.sources.intraday.SessionGrid.Session;

/** What is forecast: the sum of squared returns over the next half hour of the session. */
final class VarianceTarget {
  /** Minutes ahead. */
  static final int HORIZON = 30;

  private VarianceTarget() {}

  /**
   * Of every slot of a session that has ended.
   *
   * @return NaN where there is no bar, where less than half of the next ones are there, and where
   *     the session's last bar comes before
   */
  static double[] of(Session session, int minutes) {
    int slots = session.has.length;
    int ahead = HORIZON / minutes;
    double[] target = new double[slots];
    for (int s = 0; s < slots; s++) {
      target[s] = Double.NaN;
      if (session.has[s] && s + ahead <= session.last) {
        double sum = 0;
        int there = 0;
        for (int i = s + 1; i <= s + ahead; i++) {
          sum += session.squared[i];
          there += session.has[i] ? 1 : 0;
        }
        target[s] = 2 * there >= ahead ? sum : Double.NaN;
      }
    }
    return target;
  }
}
