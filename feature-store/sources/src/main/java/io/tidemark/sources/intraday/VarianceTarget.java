package io.tidemark.sources.intraday;

import io.tidemark.sources.intraday.SessionGrid.Session;

/** The forecast target: the sum of squared returns over the next half hour of the session. */
final class VarianceTarget {
  /** Forecast horizon in minutes. */
  static final int HORIZON = 30;

  private VarianceTarget() {}

  /**
   * The target of every slot of a session that has ended.
   *
   * @return NaN where there is no bar, where fewer than half of the next bars exist, and where the
   *     session ends within the horizon
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
