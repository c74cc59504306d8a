package io.tidemark.sources.intraday;

import io.tidemark.core.series.Cholesky;
import io.tidemark.sources.intraday.SessionGrid.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Benchmark forecasts that the model has to beat: the mean of the same half hour in past sessions,
 * and heterogeneous autoregressions on the last half hour, session, week and month (Corsi, Journal
 * of Financial Econometrics 2009), fitted before each session by least squares, in levels, and in
 * logarithms relative to the mean of the time of day.
 *
 * <p>The one in levels is fitted on whole windows only: the month of its first row lies in {@link
 * #MONTH} further sessions. While a history is too short for them, its windows are at most a third
 * of it. A forecast below all but one percent of the past values is replaced by their mean (the
 * insanity filter of Bollerslev, Patton and Quaedvlieg, Journal of Econometrics 2016), because
 * QLIKE would charge a forecast near 0, or below, without limit; one above them by the largest.
 */
final class BenchmarkForecasts {
  /**
   * Number of sessions before the fitted ones that the longest window of the first of them needs.
   */
  static final int MONTH = 22;

  private static final int SEASONS = 20;

  /** The longest window in levels as a share of the sessions there are. */
  private static final int SHARE = 3;

  private static final int[] WINDOWS = {30, 1_380, 6_900, 30_360};
  private static final double LEAST_SHARE = 0.02;
  private static final double LOW = 0.01;

  private final SessionGrid grid;
  private final int past;
  private final int earlier;
  private final double[][] targets;
  private final double[] season;
  private final RunningSums squares;
  private final RunningSums bars;
  private final RunningSums seasons;

  /**
   * Windows of the autoregression in levels, in slots, and its sums from the earliest session on.
   */
  private final int[] windows;

  private final RunningSums allSquares;
  private final RunningSums allBars;
  private final double[] plain;
  private final double[] logarithmic;
  private final double correction;
  private final double average;
  private final double least;
  private final double most;
  private int taken;

  /**
   * @param earliest sessions before those, at most {@link #MONTH}, oldest first
   * @param sessions before the forecast one, oldest first
   */
  BenchmarkForecasts(SessionGrid grid, List<Session> earliest, List<Session> sessions) {
    this.grid = grid;
    past = sessions.size();
    earlier = earliest.size();
    windows = windows(past + earlier, grid.minutes);
    targets = sessions.stream().map(s -> s.target(grid.minutes)).toArray(double[][]::new);
    season = season(sessions);
    int slots = grid.slots * (past + 1);
    squares = new RunningSums(slots);
    bars = new RunningSums(slots);
    seasons = new RunningSums(slots);
    allSquares = new RunningSums(slots + grid.slots * earlier);
    allBars = new RunningSums(slots + grid.slots * earlier);
    for (Session session : earliest) {
      for (int s = 0; s < grid.slots; s++) {
        addLevels(session, s);
      }
    }
    for (Session session : sessions) {
      for (int s = 0; s < grid.slots; s++) {
        add(session, s);
      }
    }
    List<double[]> x = new ArrayList<>();
    List<Double> levels = new ArrayList<>();
    List<double[]> logs = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    int step = VarianceTarget.HORIZON / grid.minutes;
    for (int j = 0; j < past; j++) {
      for (int s = step - 1; s < grid.slots; s += step) {
        if (targets[j][s] > 0 && !Double.isNaN(ahead(s))) {
          if (grid.slots * earlier + place(j, s) >= windows[windows.length - 1]) {
            x.add(regressors(place(j, s)));
            levels.add(targets[j][s]);
          }
          y.add(targets[j][s]);
          logs.add(logRegressors(place(j, s)));
          shares.add(targets[j][s] / ahead(s));
        }
      }
    }
    int enough = 2 * (WINDOWS.length + 1);
    boolean isEnough = y.size() > enough;
    logarithmic =
        isEnough ? leastSquares(logs, shares.stream().map(StrictMath::log).toList()) : null;
    boolean isFitted = levels.size() > enough;
    plain = isFitted ? leastSquares(x, levels) : null;
    double[] sorted = levels.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    least = isFitted ? sorted[(int) (LOW * (sorted.length - 1))] : Double.NaN;
    most = isFitted ? sorted[sorted.length - 1] : Double.NaN;
    double total = 0;
    for (double level : levels) {
      total += level;
    }
    average = total / levels.size();
    double ratios = 0;
    for (int i = 0; isEnough && i < logs.size(); i++) {
      ratios += shares.get(i) / StrictMath.exp(product(logarithmic, logs.get(i)));
    }
    correction = ratios / logs.size();
  }

  /** The mean variance of the half hour after that slot over the last twenty sessions. */
  double seasonal(int slot) {
    double sum = 0;
    int there = 0;
    for (int j = Math.max(0, past - SEASONS); j < past; j++) {
      if (!Double.isNaN(targets[j][slot])) {
        sum += targets[j][slot];
        there++;
      }
    }
    return there == 0 ? Double.NaN : sum / there;
  }

  /** The forecast of the autoregression in levels. */
  double har(Session session, int slot) {
    take(session, slot);
    if (plain == null) {
      return Double.NaN;
    }
    double forecast = product(plain, regressors(place(past, slot)));
    return forecast < least ? average : Math.min(most, forecast);
  }

  /** The forecast of the autoregression in logarithms, relative to the mean of the time of day. */
  double logHar(Session session, int slot) {
    take(session, slot);
    return logarithmic == null
        ? Double.NaN
        : ahead(slot)
            * correction
            * StrictMath.exp(product(logarithmic, logRegressors(place(past, slot))));
  }

  private void take(Session session, int slot) {
    for (; taken <= slot; taken++) {
      add(session, taken);
    }
  }

  private void add(Session session, int slot) {
    squares.add(session.squared[slot]);
    bars.add(session.has[slot] ? 1 : 0);
    seasons.add(session.has[slot] ? season[slot] : 0);
    addLevels(session, slot);
  }

  private void addLevels(Session session, int slot) {
    allSquares.add(session.squared[slot]);
    allBars.add(session.has[slot] ? 1 : 0);
  }

  private int place(int session, int slot) {
    return grid.slots * session + slot + 1;
  }

  /** The mean variance of a bar by half hour of the session, over the sessions that have it. */
  private double[] season(List<Session> sessions) {
    int wide = VarianceTarget.HORIZON / grid.minutes;
    double[] means = new double[grid.slots];
    double whole = 0;
    int known = 0;
    for (int from = 0; from < grid.slots; from += wide) {
      double sum = 0;
      int there = 0;
      for (Session session : sessions) {
        for (int s = from; s < from + wide; s++) {
          sum += session.squared[s];
          there += session.has[s] ? 1 : 0;
        }
      }
      Arrays.fill(means, from, from + wide, there == 0 ? Double.NaN : sum / there);
      whole += there == 0 ? 0 : sum / there;
      known += there == 0 ? 0 : 1;
    }
    double mean = whole / Math.max(known, 1);
    return Arrays.stream(means).map(m -> Double.isNaN(m) || m <= 0 ? mean : m).toArray();
  }

  private double ahead(int slot) {
    int to = slot + VarianceTarget.HORIZON / grid.minutes;
    if (to >= grid.slots) {
      return Double.NaN;
    }
    double sum = 0;
    for (int s = slot + 1; s <= to; s++) {
      sum += season[s];
    }
    return sum;
  }

  private static int[] windows(int sessions, int minutes) {
    int longest = sessions / SHARE * SessionGrid.MINUTES;
    return Arrays.stream(WINDOWS).map(window -> Math.min(window, longest) / minutes).toArray();
  }

  private double[] regressors(int place) {
    double[] row = new double[windows.length + 1];
    row[0] = 1;
    int horizon = VarianceTarget.HORIZON / grid.minutes;
    int end = grid.slots * earlier + place;
    for (int k = 0; k < windows.length; k++) {
      double there = Math.max(allBars.last(end, windows[k]), 1);
      row[1 + k] = allSquares.last(end, windows[k]) / there * horizon;
    }
    return row;
  }

  private double[] logRegressors(int place) {
    double[] row = new double[WINDOWS.length + 1];
    row[0] = 1;
    double one = seasons.upTo(grid.slots * past) / Math.max(bars.upTo(grid.slots * past), 1);
    for (int k = 0; k < WINDOWS.length; k++) {
      int slots = WINDOWS[k] / grid.minutes;
      double share =
          Math.max(squares.last(place, slots), 0) / Math.max(seasons.last(place, slots), one);
      row[1 + k] = StrictMath.log(Math.max(share, LEAST_SHARE));
    }
    return row;
  }

  private static double[] leastSquares(List<double[]> rows, List<Double> y) {
    int columns = rows.get(0).length;
    double[] scale = new double[columns];
    for (double[] row : rows) {
      for (int c = 0; c < columns; c++) {
        scale[c] = Math.max(scale[c], Math.abs(row[c]));
      }
    }
    double[][] products = new double[columns][columns];
    double[] withTarget = new double[columns];
    for (int i = 0; i < rows.size(); i++) {
      for (int a = 0; a < columns; a++) {
        double x = rows.get(i)[a] / scale[a];
        withTarget[a] += x * y.get(i);
        for (int b = 0; b <= a; b++) {
          products[a][b] += x * rows.get(i)[b] / scale[b];
        }
      }
    }
    for (int c = 0; c < columns; c++) {
      products[c][c] += 1e-10 * rows.size();
    }
    double[] solved = Cholesky.solve(products, withTarget);
    for (int c = 0; c < columns; c++) {
      solved[c] /= scale[c];
    }
    return solved;
  }

  private static double product(double[] coefficients, double[] row) {
    double sum = 0;
    for (int c = 0; c < row.length; c++) {
      sum += coefficients[c] * row[c];
    }
    return sum;
  }
}
