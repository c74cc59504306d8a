package io.tidemark.simulation.market;

import java.util.Arrays;

/**
 * The planted signal: the expected return of the next session in excess of the market.
 *
 * <ul>
 *   <li>Calm: 60-day momentum, in the tails of its ranking.
 *   <li>Neutral: shares of low 20-day volatility do well, but only while they trade more than their
 *       20-day mean; while they trade less they do badly.
 *   <li>Stressed: 5-day reversal, in the tails of its ranking; and winners of 60 days fall.
 * </ul>
 *
 * A linear model over all days can only capture a part of it.
 */
final class PlantedSignal {
  static final int LONGEST_WINDOW = 60;

  /** Log return per session of the best share relative to the middle of the ranking. */
  private static final double MOMENTUM = 0.0019;

  private static final double REVERSAL = 0.0035;
  private static final double MOMENTUM_CRASH = -0.0012;
  private static final double QUIET_AND_BUSY = 0.0034;
  private static final double QUIET_AND_IDLE = -0.0014;

  /** Share of tickers, by volatility, that count as low-volatility. */
  private static final double QUIET = 0.45;

  private PlantedSignal() {}

  /**
   * Statistics of a share's own past.
   *
   * @param momentum log total return of 60 sessions
   * @param reversal log total return of 5 sessions
   * @param volatility standard deviation of 20 sessions' log returns
   * @param activity last volume divided by the mean volume of 20 sessions
   */
  record Trailing(double momentum, double reversal, double volatility, double activity) {}

  /** Expected log return of each share in the next session minus the market's; mean 0. */
  static double[] expected(SimulatedRegime regime, Trailing[] shares) {
    double[] expected =
        switch (regime) {
          case CALM -> tails(ranks(shares, Trailing::momentum), MOMENTUM);
          case NEUTRAL -> quietAndBusy(shares);
          case STRESSED -> reversal(shares);
        };
    double mean = Arrays.stream(expected).average().orElse(0);
    for (int i = 0; i < expected.length; i++) {
      expected[i] -= mean;
    }
    return expected;
  }

  private interface Trait {
    double of(Trailing share);
  }

  private static double[] quietAndBusy(Trailing[] shares) {
    double[] rank = ranks(shares, Trailing::volatility);
    double[] expected = new double[shares.length];
    for (int i = 0; i < shares.length; i++) {
      if (rank[i] < 2 * QUIET - 1) {
        expected[i] = shares[i].activity() > 1 ? QUIET_AND_BUSY : QUIET_AND_IDLE;
      }
    }
    return expected;
  }

  private static double[] reversal(Trailing[] shares) {
    double[] reversal = tails(ranks(shares, Trailing::reversal), -REVERSAL);
    double[] crash = tails(ranks(shares, Trailing::momentum), MOMENTUM_CRASH);
    Arrays.setAll(reversal, i -> reversal[i] + crash[i]);
    return reversal;
  }

  /** Small in the middle of a ranking and large at its ends, at most the weight. */
  private static double[] tails(double[] ranks, double weight) {
    return Arrays.stream(ranks).map(rank -> weight * rank * Math.abs(rank)).toArray();
  }

  /** Ranks spread evenly over [-1, 1]. */
  private static double[] ranks(Trailing[] shares, Trait trait) {
    Integer[] order = new Integer[shares.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(trait.of(shares[a]), trait.of(shares[b])));
    double[] ranks = new double[shares.length];
    for (int place = 0; place < order.length; place++) {
      ranks[order[place]] = 2.0 * place / (order.length - 1) - 1;
    }
    return ranks;
  }
}
