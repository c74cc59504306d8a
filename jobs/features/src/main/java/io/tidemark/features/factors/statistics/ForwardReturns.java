package io.tidemark.features.factors.statistics;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * What each name returned after each session.
 *
 * @param horizons in sessions
 * @param byHorizon then by session and name; not a number where either close is missing or has not
 *     come yet
 */
public record ForwardReturns(List<Integer> horizons, double[][][] byHorizon)
    implements Serializable {

  /** Nothing known yet. */
  public static ForwardReturns none(List<Integer> horizons, int sessions, int names) {
    double[][][] empty = new double[horizons.size()][sessions][names];
    for (double[][] panel : empty) {
      Arrays.stream(panel).forEach(session -> Arrays.fill(session, Double.NaN));
    }
    return new ForwardReturns(horizons, empty);
  }

  /**
   * Returns of one name: from the close {@code skip} sessions after a session to the close a
   * horizon later.
   *
   * @param close adjusted, one a session from the panel's first on; may reach beyond the panel or
   *     end before it
   * @param name its place in the panel
   */
  public void fill(double[] close, int skip, int name) {
    for (int h = 0; h < byHorizon.length; h++) {
      int ahead = skip + horizons.get(h);
      for (int t = 0; t < byHorizon[h].length && t + ahead < close.length; t++) {
        byHorizon[h][t][name] = close[t + ahead] / close[t + skip] - 1;
      }
    }
  }

  double[][] panel(int horizon) {
    return byHorizon[horizon];
  }
}
