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
 */
final class BenchmarkForecasts {
  private static final int SEASONS = 20;
  private static final int[] WINDOWS = {30, 1_380, 6_900, 30_360};
  private static final double LEAST_SHARE = 0.02;
  private static final double LOW = 0.01;

  private final SessionGrid grid;
  private final int past;
  private final double[][] targets;
  private final double[] season;
  private final RunningSums squares;
  private final RunningSums bars;
  private final RunningSums seasons;
  private final double[] plain;
  private final double[] logarithmic;
  private final double correction;
  private final double least;
  private final double most;
  private int taken;

  /**
   * @param sessions before the forecast one, oldest first
   */
  BenchmarkForecasts(SessionGrid grid, List<Session> sessions) {
    this.grid = grid;
    past = sessions.size();
    targets = sessions.stream().map(s -> s.target(grid.minutes)).toArray(double[][]::new);
    season = season(sessions);
    int slots = grid.slots * (past + 1);
    squares = new RunningSums(slots);
    bars = new RunningSums(slots);
    seasons = new RunningSums(slots);
    for (Session session : sessions) {
      for (int s = 0; s < grid.slots; s++) {
        add(session, s);
      }
    }
    List<double[]> x = new ArrayList<>();
    List<double[]> logs = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    int step = VarianceTarget.HORIZON / grid.minutes;
    for (int j = 0; j < past; j++) {
      for (int s = step - 1; s < grid.slots; s += step) {
        if (targets[j][s] > 0 && !Double.isNaN(ahead(s))) {
          x.add(regressors(place(j, s)));
          y.add(targets[j][s]);
          logs.add(logRegressors(place(j, s)));
          shares.add(targets[j][s] / ahead(s));
        }
      }
    }
    boolean isEnough = y.size() > 2 * (WINDOWS.length + 1);
    plain = isEnough ? leastSquares(x, y) : null;
    logarithmic =
        isEnough ? leastSquares(logs, shares.stream().map(StrictMath::log).toList()) : null;
    double[] sorted = y.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    least = isEnough ? sorted[(int) (LOW * (sorted.length - 1))] : Double.NaN;
    most = isEnough ? sorted[sorted.length - 1] : Double.NaN;
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

  /** The forecast of the autoregression in levels, limited to the range of past values. */
  double har(Session session, int slot) {
    take(session, slot);
    return plain == null
        ? Double.NaN
        : Math.min(most, Math.max(least, product(plain, regressors(place(past, slot)))));
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

  private double[] regressors(int place) {
    double[] row = new double[WINDOWS.length + 1];
    row[0] = 1;
    int horizon = VarianceTarget.HORIZON / grid.minutes;
    for (int k = 0; k < WINDOWS.length; k++) {
      int slots = WINDOWS[k] / grid.minutes;
      row[1 + k] = squares.last(place, slots) / Math.max(bars.last(place, slots), 1) * horizon;
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
