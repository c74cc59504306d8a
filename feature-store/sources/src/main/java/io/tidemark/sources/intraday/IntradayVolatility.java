package io.tidemark.sources.intraday;

import io.tidemark.sources.intraday.SessionGrid.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of the source {@code intraday.volatility}, bar by bar. */
public final class IntradayVolatility {
  /**
   * Rows that a value may rest on: the sessions before it, and its own, at a bar for every minute
   * of the day. A value is the same bits from these rows alone as from more.
   */
  public static final int LOOK_BACK = (VolatilitySession.SESSIONS + 1) * 1_440;

  /** The columns and what they mean, in order. */
  public static final Map<String, String> COLUMNS = columns();

  /** Columns that a bar and the one before it tell, the first ones. */
  private static final int OWN = 6;

  private static final int FEWEST = VolatilitySession.FEWEST;

  private IntradayVolatility() {}

  /**
   * Computes the columns.
   *
   * @param ends when each bar ends, in seconds since 1970, ascending
   * @param prices open, high, low and close
   * @param from the first row whose values are needed; those of rows before are NaN
   * @param wanted which columns are needed; without any that past sessions are asked for, none is
   * @return by name, one value a row; NaN for bars outside every session, and where less than five
   *     sessions are before
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

  private static void fill(double[] row, VolatilityRow told) {
    double[] rest = {
      told.diurnal(),
      told.robust(),
      told.fourier(),
      told.news(),
      told.ahead(),
      told.levels()[0],
      told.levels()[1],
      told.levels()[2],
      told.levels()[3],
      told.levels()[4],
      told.levels()[5],
      told.realised(),
      told.bipower(),
      Math.max(told.realised() - told.bipower(), 0),
      told.range(),
      told.fallOfDay(),
      told.fallOfHalfHour(),
      told.state(),
      told.regression(),
      told.blend(),
      told.seasonal(),
      told.har(),
      told.logHar()
    };
    System.arraycopy(rest, 0, row, row.length - rest.length, rest.length);
  }

  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("session", "the session's date, in days since 1970");
    columns.put("minute", "minutes of the session that are over, 1 to 1380");
    columns.put("r", "log return within the session");
    columns.put("true_range", "the bar's variance by its true range (Parkinson)");
    columns.put("garman_klass", "the bar's variance by Garman and Klass");
    columns.put("bipower", "the bar's term of bipower variation");
    columns.put("diurnal", "what the time of day gives the bar, mean 1");
    columns.put("diurnal_robust", "the same, which jumps do not move");
    columns.put("diurnal_fourier", "the same by a flexible Fourier form");
    columns.put("news", "what scheduled releases multiply it by");
    columns.put("exposure_30m", "what both give the next half hour's bars together");
    columns.put("level_10m", "variance of a bar of which both give 1, over ten minutes");
    columns.put("level_30m", "over half an hour");
    columns.put("level_2h", "over two hours");
    columns.put("level_1d", "over a session's time");
    columns.put("level_5d", "over five sessions' time");
    columns.put("level_22d", "over twenty-two sessions' time");
    columns.put("rv_30m", "squared returns of the last half hour of session time");
    columns.put("bv_30m", "bipower variation of it");
    columns.put("jump_30m", "what the first exceeds the second by");
    columns.put("range_30m", "variance of it by true ranges");
    columns.put("fall_1d", "deviations that prices fell by over a session's time, within three");
    columns.put("fall_30m", "over half an hour");
    columns.put("state", "1 where jumps stand out, 2 where noise does, 3 for both");
    columns.put("regression_30m", "variance of the next half hour by the regression alone");
    columns.put("forecast_30m", "by the blend of estimators");
    columns.put("seasonal_30m", "mean of the same half hour in the last twenty sessions");
    columns.put("har_30m", "by a heterogeneous autoregression");
    columns.put("log_har_30m", "by one in logarithms, over the time of day's mean");
    return columns;
  }
}
