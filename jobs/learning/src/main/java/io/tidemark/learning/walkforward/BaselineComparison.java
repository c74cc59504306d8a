package io.tidemark.learning.walkforward;

import io.tidemark.api.learning.TrainRequest.Score;
import io.tidemark.core.series.NeweyWest;
import java.util.ArrayList;
import java.util.List;

/**
 * Challenger against baseline over all test days, in each regime and in {@link #ALL}: the mean of
 * the daily differences of the rank information coefficient and its 95 % interval. The differences
 * are paired by day, so that what both models owe to the day cancels.
 */
public final class BaselineComparison {
  public static final String ALL = "all";

  /** With fewer test days the interval is all that a difference of two correlations can be. */
  public static final int MIN_DAYS = 20;

  private BaselineComparison() {}

  /**
   * One score a regime, {@link #ALL} first.
   *
   * @param regimes names, calmest first
   * @param horizon sessions that the label looks ahead: neighbouring days share that many less one
   */
  public static List<Score> of(List<DayScore> days, List<String> regimes, int horizon) {
    List<Score> scores = new ArrayList<>();
    scores.add(score(ALL, days, horizon));
    for (String regime : regimes) {
      scores.add(
          score(regime, days.stream().filter(d -> d.regime().equals(regime)).toList(), horizon));
    }
    return scores;
  }

  private static Score score(String regime, List<DayScore> days, int horizon) {
    double[] differences = days.stream().mapToDouble(DayScore::difference).toArray();
    int[] sessions = days.stream().mapToInt(DayScore::session).toArray();
    NeweyWest difference = NeweyWest.of(differences, sessions, horizon - 1);
    boolean enough = days.size() >= MIN_DAYS;
    double low = enough ? difference.low() : -2;
    double high = enough ? difference.high() : 2;
    return new Score(
        regime,
        days.size(),
        days.stream().mapToDouble(DayScore::challengerIc).average().orElse(0),
        days.stream().mapToDouble(DayScore::baselineIc).average().orElse(0),
        difference.mean(),
        low,
        high,
        low > 0);
  }
}
