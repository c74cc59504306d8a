package io.tidemark.features.factors.statistics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Values of the bars of each session, scored against those of the sessions before. A bar cannot be
 * ranked among the bars of its own session: the later ones are not known yet, and a feature that
 * follows the price would seem to predict a reversal even of a random walk, since both are then
 * measured from means that contain the return (Stambaugh, Journal of Financial Economics 54, 1999).
 * Scored against earlier sessions only, the mean product of the scores of a feature and of a return
 * is zero if the sign of the return cannot be predicted.
 */
final class PastScores {
  /** The number of sessions before, at most. */
  static final int SESSIONS = 20;

  /** The fewest sessions before that have values; with fewer there are no scores. */
  static final int FEWEST_SESSIONS = 5;

  /** By session and name: in units of the root mean square of the sessions before. */
  private final double[][] plain;

  /** By session and name: the rank among the values before, likewise. */
  private final double[][] ranks;

  /** By session and name: the place among the values before, from 0 to 1. */
  private final double[][] places;

  /** By session: the share of the values before in each quintile, a fifth but for ties. */
  private final double[][] shares;

  private PastScores(double[][] values) {
    plain = missing(values);
    ranks = missing(values);
    places = missing(values);
    shares = new double[values.length][QuantileReturns.GROUPS];
  }

  private static double[][] missing(double[][] values) {
    double[][] missing = new double[values.length][];
    for (int t = 0; t < missing.length; t++) {
      missing[t] = new double[values[t].length];
      Arrays.fill(missing[t], Double.NaN);
    }
    return missing;
  }

  /**
   * Of a feature: its value minus the mean before, and its rank minus the middle rank.
   *
   * @param values by session and name; NaN where missing
   */
  static PastScores ofFeature(double[][] values) {
    PastScores scores = new PastScores(values);
    double[][] sorted = sorted(values);
    for (int t = 0; t < values.length; t++) {
      double[] before = before(sorted, t);
      double[] placed = placed(before);
      double mean = Arrays.stream(before).average().orElse(Double.NaN);
      double deviation = size(before, value -> value - mean);
      double spread = size(placed, place -> place - 0.5);
      for (double place : placed) {
        scores.shares[t][group(place)] += 1.0 / placed.length;
      }
      for (int name = 0; name < values[t].length; name++) {
        double place = place(before, placed, values[t][name]);
        scores.places[t][name] = place;
        scores.plain[t][name] = (values[t][name] - mean) / deviation;
        scores.ranks[t][name] = (place - 0.5) / spread;
      }
    }
    return scores;
  }

  /**
   * Of forward returns: the return itself, and the rank of its size with its sign, as in Wilcoxon's
   * signed-rank test. Neither subtracts a mean, which would have to be estimated.
   *
   * @param values by session and name; NaN where missing
   */
  static PastScores ofReturns(double[][] values) {
    PastScores scores = new PastScores(values);
    double[][] sorted =
        sorted(
            Arrays.stream(values)
                .map(session -> Arrays.stream(session).map(Math::abs).toArray())
                .toArray(double[][]::new));
    for (int t = 0; t < values.length; t++) {
      double[] before = before(sorted, t);
      double[] placed = placed(before);
      int zeros = (int) Arrays.stream(before).takeWhile(size -> size == 0).count();
      Arrays.fill(placed, 0, zeros, 0); // no return has no sign
      double deviation = size(before, size -> size);
      double spread = size(placed, place -> place);
      for (int name = 0; name < values[t].length; name++) {
        double value = values[t][name];
        double place = place(before, placed, Math.abs(value));
        scores.plain[t][name] = value / deviation;
        scores.ranks[t][name] = Math.signum(value) * place / spread;
      }
    }
    return scores;
  }

  private static double[][] sorted(double[][] values) {
    return Arrays.stream(values)
        .map(
            session ->
                Arrays.stream(session)
                    .filter(Double::isFinite)
                    .map(value -> value + 0.0) // turns -0.0 into 0.0
                    .sorted()
                    .toArray())
        .toArray(double[][]::new);
  }

  /** The values of the sessions before one, ascending; none if too few sessions have values. */
  private static double[] before(double[][] sorted, int session) {
    double[][] before =
        Arrays.stream(sorted, Math.max(0, session - SESSIONS), session)
            .filter(values -> values.length > 0)
            .toArray(double[][]::new);
    if (before.length < FEWEST_SESSIONS) {
      return new double[0];
    }
    double[] all = new double[Arrays.stream(before).mapToInt(values -> values.length).sum()];
    int count = 0;
    for (double[] values : before) {
      System.arraycopy(values, 0, all, count, values.length);
      count += values.length;
    }
    Arrays.sort(all); // of sorted runs: merges them
    return all;
  }

  /** The place of each of ascending values among them; ties share the middle of their places. */
  private static double[] placed(double[] ascending) {
    double[] places = new double[ascending.length];
    for (int from = 0, to; from < places.length; from = to) {
      to = from + 1;
      while (to < places.length && ascending[to] == ascending[from]) {
        to++;
      }
      Arrays.fill(places, from, to, (from + to) / (2.0 * places.length));
    }
    return places;
  }

  /** The place of a value among ascending ones; NaN if it is missing, or there are none. */
  private static double place(double[] ascending, double[] places, double value) {
    if (ascending.length == 0 || !Double.isFinite(value)) {
      return Double.NaN;
    }
    int found = Arrays.binarySearch(ascending, value + 0.0);
    return found >= 0 ? places[found] : (-found - 1) / (double) ascending.length;
  }

  /** The root mean square; NaN where it is 0, since nothing can be measured in units of it. */
  private static double size(double[] values, DoubleUnaryOperator score) {
    double squares = 0;
    for (double value : values) {
      double one = score.applyAsDouble(value);
      squares += one * one;
    }
    return squares > 0 ? Math.sqrt(squares / values.length) : Double.NaN;
  }

  private static int group(double place) {
    return Math.min(QuantileReturns.GROUPS - 1, (int) (QuantileReturns.GROUPS * place));
  }

  /** Pearson's correlation with returns, about the mean before; NaN with too few bars. */
  double correlation(PastScores returns, int session) {
    return meanProduct(plain[session], returns.plain[session]);
  }

  /** The rank correlation with returns, about the middle rank before; NaN with too few bars. */
  double rankCorrelation(PastScores returns, int session) {
    return meanProduct(ranks[session], returns.ranks[session]);
  }

  private static double meanProduct(double[] one, double[] other) {
    double sum = 0;
    int bars = 0;
    for (int name = 0; name < one.length; name++) {
      double product = one[name] * other[name];
      if (Double.isFinite(product)) {
        sum += product;
        bars++;
      }
    }
    return bars < CrossSection.FEWEST ? Double.NaN : sum / bars;
  }

  /**
   * The returns of a session by quintile of this feature: their sum over the number of bars that
   * the quintile would have by its share of the sessions before. The actual number depends on the
   * returns if a feature follows the price, so the mean would be biased as well.
   *
   * @return NaN for a quintile that no earlier value is in, and for all if there are too few bars
   */
  double[] quintiles(double[] returns, int session) {
    double[] sums = new double[QuantileReturns.GROUPS];
    int bars = 0;
    for (int name = 0; name < returns.length; name++) {
      double place = places[session][name];
      if (Double.isFinite(place) && Double.isFinite(returns[name])) {
        sums[group(place)] += returns[name];
        bars++;
      }
    }
    int count = bars;
    return IntStream.range(0, sums.length)
        .mapToDouble(
            g ->
                count < CrossSection.FEWEST || shares[session][g] == 0
                    ? Double.NaN
                    : sums[g] / (count * shares[session][g]))
        .toArray();
  }
}
