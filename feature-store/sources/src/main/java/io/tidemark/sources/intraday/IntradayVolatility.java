package io.tidemark.sources.intraday;

import io.tidemark.sources.intraday.SessionGrid.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of the source {@code intraday.volatility}, computed bar by bar. */
public final class IntradayVolatility {
  /**
   * The look-back in rows: the earlier sessions and the present one, at one bar per minute. A value
   * has the same bits from these rows alone as from a longer history.
   */
  public static final int LOOK_BACK = (VolatilitySession.SESSIONS_READ + 1) * 1_440;

  /** The columns with their descriptions, in order. */
  public static final Map<String, String> COLUMNS = columns();

  /** Number of leading columns that need only a bar and the one before it. */
  private static final int OWN = 6;

  private static final int FEWEST = VolatilitySession.FEWEST;

  private IntradayVolatility() {}

  /**
   * Computes the columns.
   *
   * @param ends end of each bar, in seconds since 1970, ascending
   * @param prices open, high, low and close
   * @param from the first row whose values are needed; those of rows before are NaN
   * @param wanted the columns that are needed; past sessions are fitted only if one of them needs
   *     it
   * @return by name, one value per row; NaN for bars outside all sessions, and where there are
   *     fewer than five earlier sessions
   */
  public static Map<String, double[]> of(
      double[] ends, double[][] prices, int from, Collection<String> wanted) {
    List<String> own = COLUMNS.keySet().stream().limit(OWN).toList();
    boolean asksThePast = !own.containsAll(wanted);
    Map<String, double[]> values = new LinkedHashMap<>();
    for (String column : COLUMNS.keySet()) {
      double[] nothing = new double[ends.length];
      Arrays.fill(nothing, Double.NaN);
      values.put(column, nothing);
    }
    int minutes = SessionGrid.minutes(ends);
    if (minutes == 0) {
      return values;
    }
    SessionGrid grid = new SessionGrid(ends, prices, minutes);
    List<double[]> arrays = new ArrayList<>(values.values());
    VolatilitySession model = null;
    int fitted = -1;
    for (int t = from; t < ends.length; t++) {
      int number = grid.sessionOf[t];
      if (number < 0) {
        continue;
      }
      if (asksThePast && number != fitted && number >= FEWEST) {
        model = new VolatilitySession(grid, number);
        fitted = number;
      }
      Session session = grid.session(number);
      double[] row = row(session, grid.slotOf[t], minutes);
      if (model != null && fitted == number) {
        model.take(grid.slotOf[t]);
        fill(row, model.row());
      }
      for (int c = 0; c < row.length; c++) {
        arrays.get(c)[t] = row[c];
      }
    }
    return values;
  }

  private static double[] row(Session session, int slot, int minutes) {
    double[] row = new double[COLUMNS.size()];
    Arrays.fill(row, Double.NaN);
    row[0] = session.date.toEpochDay();
    row[1] = (slot + 1) * minutes;
    row[2] = session.r[slot];
    row[3] = session.trueRange[slot];
    row[4] = session.garmanKlass[slot];
    row[5] = session.bipower[slot];
    return row;
  }

  private static void fill(double[] row, VolatilityRow volatility) {
    double[] rest = {
      volatility.diurnal(),
      volatility.robust(),
      volatility.fourier(),
      volatility.news(),
      volatility.ahead(),
      volatility.levels()[0],
      volatility.levels()[1],
      volatility.levels()[2],
      volatility.levels()[3],
      volatility.levels()[4],
      volatility.levels()[5],
      volatility.realised(),
      volatility.bipower(),
      Math.max(volatility.realised() - volatility.bipower(), 0),
      volatility.range(),
      volatility.fallOfDay(),
      volatility.fallOfHalfHour(),
      volatility.state(),
      volatility.regression(),
      volatility.blend(),
      volatility.seasonal(),
      volatility.har(),
      volatility.logHar()
    };
    System.arraycopy(rest, 0, row, row.length - rest.length, rest.length);
  }

  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("session", "the session's date, in days since 1970");
    columns.put("minute", "minutes of the session that have passed, 1 to 1380");
    columns.put("r", "log return within the session");
    columns.put("true_range", "the bar's variance by its true range (Parkinson)");
    columns.put("garman_klass", "the bar's variance by Garman and Klass");
    columns.put("bipower", "the bar's term of bipower variation");
    columns.put("diurnal", "time-of-day factor of the bar's variance, mean 1");
    columns.put("diurnal_robust", "time-of-day factor that is robust to jumps");
    columns.put("diurnal_fourier", "time-of-day factor by a flexible Fourier form");
    columns.put("news", "multiplier of variance by scheduled releases");
    columns.put("exposure_30m", "sum of both factors' product over the bars of the next half hour");
    columns.put("level_10m", "variance of a bar with both factors at 1, over ten minutes");
    columns.put("level_30m", "over half an hour");
    columns.put("level_2h", "over two hours");
    columns.put("level_1d", "over a session's time");
    columns.put("level_5d", "over five sessions' time");
    columns.put("level_22d", "over twenty-two sessions' time");
    columns.put("rv_30m", "squared returns of the last half hour of session time");
    columns.put("bv_30m", "bipower variation of the last half hour");
    columns.put("jump_30m", "excess of the first over the second, the jump variation");
    columns.put("range_30m", "variance of the last half hour by true ranges");
    columns.put(
        "fall_1d", "fall of prices over a session's time in standard deviations, at most three");
    columns.put("fall_30m", "over half an hour");
    columns.put("state", "1 if jumps are prominent, 2 if noise is, 3 for both, 0 for neither");
    columns.put("regression_30m", "variance of the next half hour by the regression alone");
    columns.put("forecast_30m", "variance of the next half hour by the blend of estimators");
    columns.put("seasonal_30m", "mean of the same half hour in the last twenty sessions");
    columns.put("har_30m", "forecast by a heterogeneous autoregression");
    columns.put("log_har_30m", "forecast by one in logarithms, relative to the time of day's mean");
    return columns;
  }
}
