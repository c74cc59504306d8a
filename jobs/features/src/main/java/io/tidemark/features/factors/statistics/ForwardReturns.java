package io.tidemark.features.factors.statistics;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The forward returns of each name after each session, or after each bar of a session.
 *
 * @param horizons in sessions, or in bars
 * @param byHorizon by horizon, session and name; NaN where one of the two closes is missing or
 *     still in the future
 */
public record ForwardReturns(RankedRows ranked, List<Integer> horizons, double[][][] byHorizon)
    implements Serializable {

  /** Forward returns of tickers, of which none is known yet. */
  public static ForwardReturns none(List<Integer> horizons, int sessions, int names) {
    return none(RankedRows.TICKERS, horizons, sessions, names);
  }

  /** Forward returns of which none is known yet. */
  public static ForwardReturns none(
      RankedRows ranked, List<Integer> horizons, int sessions, int names) {
    double[][][] empty = new double[horizons.size()][sessions][names];
    for (double[][] panel : empty) {
      Arrays.stream(panel).forEach(session -> Arrays.fill(session, Double.NaN));
    }
    return new ForwardReturns(ranked, horizons, empty);
  }

  /**
   * Fills in the returns of one name: from the close {@code skip} sessions after a session to the
   * close one horizon later.
   *
   * @param close adjusted closes, one per session from the panel's first session on; may be longer
   *     or shorter than the panel
   * @param name index of the name in the panel
   */
  public void fill(double[] close, int skip, int name) {
    for (int h = 0; h < byHorizon.length; h++) {
      int ahead = skip + horizons.get(h);
      for (int t = 0; t < byHorizon[h].length && t + ahead < close.length; t++) {
        byHorizon[h][t][name] = close[t + ahead] / close[t + skip] - 1;
      }
    }
  }

  /**
   * Fills in the returns of consecutive bars of one ticker in one session: from the close {@code
   * skip} bars after a bar to the close one horizon later. Bars without a later one at that
   * distance have no return.
   *
   * @param close of each bar
   * @param names index of each bar's name in the panel; negative where the panel does not have it
   */
  public void fill(double[] close, int[] names, int skip, int session) {
    for (int h = 0; h < byHorizon.length; h++) {
      int ahead = skip + horizons.get(h);
      for (int i = 0; i + ahead < close.length; i++) {
        if (names[i] >= 0) {
          byHorizon[h][session][names[i]] = close[i + ahead] / close[i + skip] - 1;
        }
      }
    }
  }

  double[][] panel(int horizon) {
    return byHorizon[horizon];
  }
}
