package io.tidemark.bench.promotion;

import io.tidemark.core.series.RankCorrelation;
import io.tidemark.learning.walkforward.DayScore;
import io.tidemark.learning.walkforward.LongShortPortfolio;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Daily scores of learners whose predictions are made directly, so that many worlds cost little.
 *
 * <p>A learner's prediction of a ticker is the sum of a part that all learners share and a part of
 * its own, each an autoregression of order one with unit variance and half of the prediction's
 * variance. A day's return of a ticker is noise plus a multiple of both parts. Labels are returns
 * over h days, so that they overlap.
 */
final class ScoredWorld {
  static final String BASELINE = "base";
  static final List<String> CHALLENGERS = List.of("one", "two", "three");
  static final List<String> REGIMES = List.of("calm", "neutral", "stressed");

  /** One-day autocorrelation of predictions, about that of features over 60 days. */
  private static final double PERSISTENCE = 0.98;

  private static final int TICKERS = 30;
  private static final double VOLATILITY = 0.02;
  private static final int SPELL = 40;
  private static final double COST_BPS = 5;

  private ScoredWorld() {}

  /**
   * What returns follow, as a multiple of the daily volatility.
   *
   * @param shared weight of the part that all learners predict from
   * @param own weight of the part that only the first challenger predicts from
   */
  record Signal(double shared, double own) {}

  /** Scores of one world, by day. */
  static List<DayScore> days(long seed, int sessions, int horizon, Signal signal) {
    Random random = new Random(seed);
    int learners = 1 + CHALLENGERS.size();
    double[][] shared = autoregressions(random, sessions);
    double[][][] own = new double[learners][][];
    for (int l = 0; l < learners; l++) {
      own[l] = autoregressions(random, sessions);
    }
    double[][] returns = new double[sessions][TICKERS];
    for (int t = 0; t < sessions; t++) {
      for (int i = 0; i < TICKERS; i++) {
        returns[t][i] =
            VOLATILITY
                * (random.nextGaussian()
                    + signal.shared() * shared[t][i]
                    + signal.own() * own[1][t][i]);
      }
    }
    String[] regimes = regimes(random, sessions);
    List<DayScore> days = new ArrayList<>();
    String[] tickers = IntStream.range(0, TICKERS).mapToObj(i -> "T" + i).toArray(String[]::new);
    for (int l = 0; l < learners; l++) {
      LongShortPortfolio portfolio = new LongShortPortfolio(horizon, COST_BPS);
      String learner = l == 0 ? BASELINE : CHALLENGERS.get(l - 1);
      for (int t = 0; t + horizon <= sessions; t++) {
        double[] predictions = new double[TICKERS];
        double[] labels = new double[TICKERS];
        for (int i = 0; i < TICKERS; i++) {
          predictions[i] = shared[t][i] + own[l][t][i];
          for (int k = 0; k < horizon; k++) {
            labels[i] += returns[t + k][i];
          }
        }
        LongShortPortfolio.Day day = portfolio.next(t, tickers, predictions, labels);
        days.add(
            score(
                t, regimes[t], learner, DayScore.RANK_IC, RankCorrelation.of(predictions, labels)));
        days.add(score(t, regimes[t], learner, DayScore.NET_RETURN, day.net()));
        days.add(score(t, regimes[t], learner, DayScore.TURNOVER, day.turnover()));
      }
    }
    return days;
  }

  private static DayScore score(
      int session, String regime, String learner, String metric, double value) {
    return new DayScore(
        session, LocalDate.EPOCH.plusDays(session), 1, regime, TICKERS, learner, metric, value);
  }

  private static double[][] autoregressions(Random random, int sessions) {
    double[][] values = new double[sessions][TICKERS];
    double shock = Math.sqrt(1 - PERSISTENCE * PERSISTENCE);
    for (int i = 0; i < TICKERS; i++) {
      values[0][i] = random.nextGaussian();
      for (int t = 1; t < sessions; t++) {
        values[t][i] = PERSISTENCE * values[t - 1][i] + shock * random.nextGaussian();
      }
    }
    return values;
  }

  /** Spells of forty days on average. */
  private static String[] regimes(Random random, int sessions) {
    String[] regimes = new String[sessions];
    int now = random.nextInt(REGIMES.size());
    for (int t = 0; t < sessions; t++) {
      if (random.nextInt(SPELL) == 0) {
        now = (now + 1 + random.nextInt(REGIMES.size() - 1)) % REGIMES.size();
      }
      regimes[t] = REGIMES.get(now);
    }
    return regimes;
  }
}
