package io.tidemark.sources.intraday;

import io.tidemark.sources.intraday.SessionGrid.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The volatility model of one session. It is fitted once, on the sessions before; then it takes the
 * bars of the session one by one and computes the columns of each from the bars so far.
 */
final class VolatilitySession {
  /** Number of past sessions that the model is fitted on. */
  static final int SESSIONS = 60;

  /** Number of past sessions that are read: a benchmark needs a month before the fitted ones. */
  static final int SESSIONS_READ = SESSIONS + BenchmarkForecasts.MONTH;

  /** Minimum number of past sessions; with fewer there are no values. */
  static final int FEWEST = 5;

  private static final int TRAINING = 38;
  private static final int REGULAR_OPEN = 930;
  private static final int REGULAR_CLOSE = 1_320;
  private static final double MOST_LEVERAGE = 3;

  /** Prior coefficients: the constant, the window levels, two falls, the night. */
  private static final double[] PRIOR =
      concat(concat(new double[] {0}, VarianceLevels.WEIGHTS), new double[] {.06, .05, 0});

  private final SessionGrid grid;
  private final Session session;
  private final List<Session> past;
  private final double[] factor;
  private final double[] robust;
  private final double[] fourier;
  private final double[] news;

  /** Expected effect of time of day and news on each slot of the past sessions and of this one. */
  private final double[][] expected;

  private final RunningSums exposure;
  private final RunningSums returns;
  private final RunningSums ranges;
  private final RunningSums squares;
  private final RunningSums bipowers;
  private final RunningSums garmanKlasses;
  private final VarianceLevels range;
  private final VarianceLevels squared;
  private final VarianceLevels bipower;
  private final VarianceLevels garmanKlass;
  private final BenchmarkForecasts baselines;
  private final GammaRegression regression;
  private final EstimatorBlend blend;
  private final double[] shifts;
  private int taken;

  /**
   * @param number number of the session; at least {@link #FEWEST} sessions are before it
   */
  VolatilitySession(SessionGrid grid, int number) {
    this.grid = grid;
    session = grid.session(number);
    past = new ArrayList<>();
    for (int j = Math.max(0, number - SESSIONS); j < number; j++) {
      past.add(grid.session(j));
    }
    double[][] bins = new double[past.size()][DiurnalFactors.BINS];
    boolean[][] present = new boolean[past.size()][DiurnalFactors.BINS];
    double[][] jumpy = new double[past.size()][DiurnalFactors.BINS];
    bins(bins, present, jumpy);
    double[] mean = DiurnalFactors.mean(bins, present);
    factor = bySlot(mean);
    robust = bySlot(DiurnalFactors.robust(jumpy, present));
    fourier = bySlot(DiurnalFactors.fourier(mean));
    NewsResponse response = new NewsResponse(past, factor, grid.minutes);
    expected = new double[past.size() + 1][];
    for (int j = 0; j < past.size(); j++) {
      expected[j] = times(factor, response.on(past.get(j)));
    }
    news = response.on(session);
    expected[past.size()] = times(factor, news);

    int slots = grid.slots * (past.size() + 1);
    exposure = new RunningSums(slots);
    returns = new RunningSums(slots);
    ranges = new RunningSums(slots);
    squares = new RunningSums(slots);
    bipowers = new RunningSums(slots);
    garmanKlasses = new RunningSums(slots);
    for (int j = 0; j < past.size(); j++) {
      for (int s = 0; s < grid.slots; s++) {
        add(past.get(j), expected[j], s);
      }
    }
    int before = grid.slots * past.size();
    range = new VarianceLevels(ranges, exposure, before, grid.minutes);
    squared = new VarianceLevels(squares, exposure, before, grid.minutes);
    bipower = new VarianceLevels(bipowers, exposure, before, grid.minutes);
    garmanKlass = new VarianceLevels(garmanKlasses, exposure, before, grid.minutes);
    List<Session> earliest = new ArrayList<>();
    for (int j = Math.max(0, number - SESSIONS_READ); j < number - SESSIONS; j++) {
      earliest.add(grid.session(j));
    }
    baselines = new BenchmarkForecasts(grid, earliest, past);

    Training training = training();
    boolean isKnown = Arrays.stream(training.y).anyMatch(y -> y > 0);
    regression = isKnown ? new GammaRegression(training.x, training.y, PRIOR) : null;
    shifts = isKnown ? shifts(training) : null;
    blend = isKnown ? blend(training) : null;
  }

  /**
   * Training rows.
   *
   * @param x regressors
   * @param y target relative to the expected effect of time of day and news
   * @param experts one array per single estimator: its forecast with fixed weights, in logarithms
   */
  private record Training(double[][] x, double[] y, double[][] experts, int[] states) {}

  /** Takes the bars of the session up to and including a slot. */
  void take(int slot) {
    for (; taken <= slot; taken++) {
      add(session, expected[past.size()], taken);
    }
  }

  /** The columns of the last slot taken. */
  VolatilityRow row() {
    int slot = taken - 1;
    int place = grid.slots * past.size() + taken;
    double[] levels = range.at(place);
    double exposed = ahead(past.size(), slot);
    double[] regressors = regressors(levels, place, slot);
    double[] realised = squared.at(place);
    double[] continuous = bipower.at(place);
    double regressed = Double.NaN;
    double blended = Double.NaN;
    int state = EstimatorBlend.state(realised, continuous, levels);
    if (regression != null) {
      double log = regression.log(regressors);
      regressed = exposed * StrictMath.exp(log);
      double[] logs = {
        VarianceLevels.logMean(realised) + shifts[0],
        VarianceLevels.logMean(continuous) + shifts[1],
        VarianceLevels.logMean(garmanKlass.at(place)) + shifts[2],
        VarianceLevels.logMean(levels) + shifts[3],
        log
      };
      blended = exposed * StrictMath.exp(blend.log(logs, state));
    }
    int halfHour = VarianceTarget.HORIZON / grid.minutes;
    return new VolatilityRow(
        factor[slot],
        robust[slot],
        fourier[slot],
        news[slot],
        exposed,
        levels,
        Math.max(squares.last(place, halfHour), 0),
        Math.max(bipowers.last(place, halfHour), 0),
        Math.max(ranges.last(place, halfHour), 0),
        regressors[PRIOR.length - 3],
        regressors[PRIOR.length - 2],
        state,
        regressed,
        blended,
        baselines.seasonal(slot),
        baselines.har(session, slot),
        baselines.logHar(session, slot));
  }

  private void add(Session from, double[] given, int slot) {
    exposure.add(from.has[slot] ? given[slot] : 0);
    returns.add(from.r[slot]);
    ranges.add(from.trueRange[slot]);
    squares.add(from.squared[slot]);
    bipowers.add(from.bipower[slot]);
    garmanKlasses.add(from.garmanKlass[slot]);
  }

  /**
   * Sums over bins of five minutes, whether at least half of a bin is ordinary time with bars, and
   * its jumps.
   */
  private void bins(double[][] sums, boolean[][] present, double[][] jumpy) {
    int wide = 5 / grid.minutes;
    for (int j = 0; j < past.size(); j++) {
      Session its = past.get(j);
      boolean[] ordinary = its.ordinary(grid.minutes);
      double continuous = 0;
      double given = 0;
      for (int s = 0; s < grid.slots; s++) {
        continuous += its.bipower[s];
        given += its.has[s] ? DiurnalFactors.PRIOR[s / wide] : 0;
      }
      double level = continuous / Math.max(given, 1e-9);
      for (int b = 0; b < DiurnalFactors.BINS; b++) {
        double sum = 0;
        double move = 0;
        int there = 0;
        for (int s = b * wide; s < (b + 1) * wide; s++) {
          boolean counts = its.has[s] && ordinary[s];
          sum += counts ? its.trueRange[s] : 0;
          there += counts ? 1 : 0;
          move += its.r[s];
        }
        double share = (double) there / wide;
        sums[j][b] = share > 0 ? sum / share : 0;
        present[j][b] = share >= 0.5;
        jumpy[j][b] = move * move / Math.max(level * DiurnalFactors.PRIOR[b], 1e-14);
      }
    }
  }

  private Training training() {
    int first = Math.max(0, past.size() - TRAINING);
    int step = VarianceTarget.HORIZON / grid.minutes;
    List<double[]> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    List<double[]> experts = new ArrayList<>();
    List<Integer> states = new ArrayList<>();
    for (int j = first; j < past.size(); j++) {
      double[] target = past.get(j).target(grid.minutes);
      for (int s = step - 1; s < grid.slots; s += step) {
        double ratio = target[s] / ahead(j, s);
        if (!Double.isFinite(ratio)) {
          continue;
        }
        int place = grid.slots * j + s + 1;
        double[] levels = range.at(place);
        double[] realised = squared.at(place);
        double[] continuous = bipower.at(place);
        x.add(regressors(levels, place, s));
        y.add(ratio);
        experts.add(
            new double[] {
              VarianceLevels.logMean(realised),
              VarianceLevels.logMean(continuous),
              VarianceLevels.logMean(garmanKlass.at(place)),
              VarianceLevels.logMean(levels)
            });
        states.add(EstimatorBlend.state(realised, continuous, levels));
      }
    }
    double[][] byExpert = new double[4][x.size()];
    for (int e = 0; e < byExpert.length; e++) {
      for (int i = 0; i < x.size(); i++) {
        byExpert[e][i] = experts.get(i)[e];
      }
    }
    return new Training(
        x.toArray(double[][]::new),
        y.stream().mapToDouble(Double::doubleValue).toArray(),
        byExpert,
        states.stream().mapToInt(Integer::intValue).toArray());
  }

  private static double[] shifts(Training training) {
    return Arrays.stream(training.experts)
        .mapToDouble(logs -> EstimatorBlend.shift(logs, training.y))
        .toArray();
  }

  private EstimatorBlend blend(Training training) {
    double[][] logs = new double[training.experts.length + 1][training.y.length];
    for (int i = 0; i < training.y.length; i++) {
      for (int e = 0; e < training.experts.length; e++) {
        logs[e][i] = training.experts[e][i] + shifts[e];
      }
      logs[training.experts.length][i] = regression.log(training.x[i]);
    }
    return new EstimatorBlend(logs, training.y, training.states);
  }

  /**
   * Expected effect of time of day and news on the next half hour; NaN if the session ends before.
   */
  private double ahead(int number, int slot) {
    int to = slot + VarianceTarget.HORIZON / grid.minutes;
    if (to >= grid.slots) {
      return Double.NaN;
    }
    double sum = 0;
    for (int s = slot + 1; s <= to; s++) {
      sum += expected[number][s];
    }
    return sum;
  }

  private double[] regressors(double[] levels, int place, int slot) {
    double[] row = new double[PRIOR.length];
    row[0] = 1;
    for (int k = 0; k < levels.length; k++) {
      row[1 + k] = StrictMath.log(levels[k]);
    }
    int day = SessionGrid.MINUTES / grid.minutes;
    int halfHour = VarianceTarget.HORIZON / grid.minutes;
    double daily = levels[VarianceLevels.SESSION];
    double recent = Math.max(ranges.last(place, halfHour), 0) + 0.2 * halfHour * daily;
    row[levels.length + 1] = leverage(returns.last(place, day), daily * day);
    row[levels.length + 2] = leverage(returns.last(place, halfHour), recent);
    int minute = slot * grid.minutes;
    row[levels.length + 3] = minute < REGULAR_OPEN || minute >= REGULAR_CLOSE ? 1 : 0;
    return row;
  }

  /** The fall of prices, in standard deviations. */
  private static double leverage(double move, double variance) {
    return Math.max(-MOST_LEVERAGE, Math.min(MOST_LEVERAGE, -move / Math.sqrt(variance)));
  }

  private double[] bySlot(double[] bins) {
    double[] slots = new double[grid.slots];
    Arrays.setAll(slots, s -> bins[s * grid.minutes / 5]);
    return slots;
  }

  private static double[] times(double[] a, double[] b) {
    double[] product = new double[a.length];
    Arrays.setAll(product, i -> a[i] * b[i]);
    return product;
  }

  private static double[] concat(double[] a, double[] b) {
    double[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}
