package io.tidemark.learning.walkforward;

import io.tidemark.core.series.Ranks;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * A portfolio that follows a learner's predictions, to measure whether they cover trading costs.
 *
 * <p>Each session opens a tranche: long and short by the rank of the prediction, weights
 * proportional to the rank's distance from the middle, +1 on the long side and -1 on the short. The
 * tranche replaces the one opened h sessions before, so that h tranches of 1/h of the capital are
 * held at any time (Jegadeesh and Titman, Journal of Finance 48:65, 1993). A session's return is
 * that of its tranche over the h sessions of the label, divided by h; it therefore overlaps with
 * those of its neighbours as the labels do. Its turnover is the sum of the absolute differences of
 * weights between the two tranches, divided by h, without the drift of weights by prices; each unit
 * of it costs the given basis points.
 */
public final class LongShortPortfolio {
  private static final double BASIS_POINT = 1e-4;

  private final int horizon;
  private final double cost;
  private final Deque<Tranche> held = new ArrayDeque<>();

  private record Tranche(int session, Map<String, Double> weights) {}

  /**
   * One session of the portfolio.
   *
   * @param gross return before costs
   * @param turnover sum of absolute changes of weights
   * @param net return after costs
   */
  public record Day(double gross, double turnover, double net) {}

  /**
   * @param horizon number of sessions that the label looks ahead
   * @param costBps cost of buying or selling, in basis points of the traded amount
   */
  public LongShortPortfolio(int horizon, double costBps) {
    this.horizon = horizon;
    this.cost = costBps * BASIS_POINT;
  }

  /**
   * Opens a session's tranche.
   *
   * @param session later than in the calls before; a session left out has no tranche
   * @param tickers distinct
   * @param predictions one per ticker
   * @param labels return of each ticker over the label's sessions
   */
  public Day next(int session, String[] tickers, double[] predictions, double[] labels) {
    double[] weights = weights(predictions);
    Map<String, Double> opened = new HashMap<>();
    double gross = 0;
    for (int i = 0; i < weights.length; i++) {
      opened.put(tickers[i], weights[i]);
      gross += weights[i] * labels[i];
    }
    double traded = 0;
    while (!held.isEmpty() && held.getFirst().session() < session - horizon) {
      traded += change(held.removeFirst().weights(), Map.of());
    }
    boolean isReplaced = !held.isEmpty() && held.getFirst().session() == session - horizon;
    traded += change(isReplaced ? held.removeFirst().weights() : Map.of(), opened);
    held.addLast(new Tranche(session, opened));
    double turnover = traded / horizon;
    return new Day(gross / horizon, turnover, gross / horizon - cost * turnover);
  }

  /**
   * Weights of the predictions: positive ones sum to 1, negative ones to -1. All are 0 if all
   * predictions are equal.
   */
  static double[] weights(double[] predictions) {
    double[] weights = Ranks.average(predictions);
    double middle = (weights.length + 1) / 2.0;
    double side = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] -= middle;
      side += Math.max(weights[i], 0);
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] = side == 0 ? 0 : weights[i] / side;
    }
    return weights;
  }

  private static double change(Map<String, Double> from, Map<String, Double> to) {
    double change = 0;
    for (Map.Entry<String, Double> weight : to.entrySet()) {
      change += Math.abs(weight.getValue() - from.getOrDefault(weight.getKey(), 0.0));
    }
    for (Map.Entry<String, Double> weight : from.entrySet()) {
      change += to.containsKey(weight.getKey()) ? 0 : Math.abs(weight.getValue());
    }
    return change;
  }
}
