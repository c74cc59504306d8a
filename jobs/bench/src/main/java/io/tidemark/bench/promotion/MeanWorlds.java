package io.tidemark.bench.promotion;

import io.tidemark.core.series.RankCorrelation;
import io.tidemark.core.series.SeriesMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How often the 95 % interval of a mean rank IC misses zero if the feature predicts nothing: the
 * feature is an autoregression of order one per ticker, and returns over h days overlap.
 */
public final class MeanWorlds {
  private static final int TICKERS = 12;
  private static final double LEVEL = 0.05;
  private static final int SPELL = 25;

  private final int worlds;
  private final long seed;

  /**
   * @param worlds number of series of each kind
   */
  public MeanWorlds(int worlds, long seed) {
    this.worlds = worlds;
    this.seed = seed;
  }

  /** All rates. */
  public List<Rate> rates() {
    List<Rate> rates = new ArrayList<>();
    for (int horizon : List.of(1, 5, 21)) {
      for (double persistence : List.of(0.0, 0.9, 0.98)) {
        for (int days : List.of(60, 120, 250, 1000)) {
          rates.add(rate(horizon, persistence, days, false));
        }
      }
      rates.add(rate(horizon, 0.98, 250, true));
    }
    return rates;
  }

  private Rate rate(int horizon, double persistence, int days, boolean hasGaps) {
    int missed =
        (int)
            IntStream.range(0, worlds)
                .parallel()
                .filter(
                    world ->
                        misses(
                            Rate.seed(seed, world, horizon, persistence, days, hasGaps),
                            horizon,
                            persistence,
                            days,
                            hasGaps))
                .count();
    return Rate.of(
        "%d-day labels, feature AR %.2f, %d days%s: zero outside of the 95 %% interval"
            .formatted(horizon, persistence, days, hasGaps ? " of one regime" : ""),
        worlds,
        missed,
        LEVEL);
  }

  private static boolean misses(
      long seed, int horizon, double persistence, int days, boolean hasGaps) {
    Random random = new Random(seed);
    int[] sessions = hasGaps ? spells(random, days) : IntStream.range(0, days).toArray();
    double[] ics = ics(random, sessions[days - 1] + 1, horizon, persistence);
    SeriesMean mean =
        SeriesMean.of(IntStream.of(sessions).mapToDouble(t -> ics[t]).toArray(), sessions, horizon);
    return mean.low() > 0 || mean.high() < 0;
  }

  /** Half of all days, in spells. */
  private static int[] spells(Random random, int days) {
    int[] sessions = new int[days];
    boolean isIn = true;
    for (int t = 0, found = 0; found < days; t++) {
      isIn = (random.nextInt(SPELL) == 0) != isIn;
      if (isIn) {
        sessions[found++] = t;
      }
    }
    return sessions;
  }

  private static double[] ics(Random random, int sessions, int horizon, double persistence) {
    double shock = Math.sqrt(1 - persistence * persistence);
    double[] feature = random.doubles(TICKERS, -1, 1).toArray();
    double[][] returns = new double[sessions + horizon][TICKERS];
    double[] label = new double[TICKERS];
    double[] ics = new double[sessions];
    for (int t = 0; t < sessions + horizon; t++) {
      for (int i = 0; i < TICKERS; i++) {
        returns[t][i] = random.nextGaussian();
      }
    }
    for (int k = 0; k < horizon; k++) {
      for (int i = 0; i < TICKERS; i++) {
        label[i] += returns[k][i];
      }
    }
    for (int t = 0; t < sessions; t++) {
      ics[t] = RankCorrelation.of(feature, label);
      for (int i = 0; i < TICKERS; i++) {
        feature[i] = persistence * feature[i] + shock * random.nextGaussian();
        label[i] += returns[t + horizon][i] - returns[t][i];
      }
    }
    return ics;
  }
}
