package io.tidemark.learning.walkforward;

import static java.util.stream.Collectors.toMap;

import io.tidemark.api.learning.TrainRequest.LearnerScore;
import io.tidemark.api.learning.TrainRequest.Score;
import io.tidemark.core.series.SeriesMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Compares challengers with the baseline, in each regime and in {@link #ALL}: the mean of the daily
 * differences of the rank information coefficient and its 95 % interval. The differences are paired
 * by day, so that effects of the day on both models cancel.
 *
 * <p>A challenger is promoted in a regime on days that were not used to choose it:
 *
 * <ol>
 *   <li>Among several challengers, the one with the largest mean difference on the regime's days in
 *       the first third of all test days is chosen; where those are fewer than {@value #MIN_DAYS},
 *       on the days of all regimes in that third. Days whose label reaches into the other two
 *       thirds are left out (purged). In a tie the first in the list wins. With only one challenger
 *       there is no choice, and all test days decide.
 *   <li>On the regime's days in the other two thirds, the chosen challenger is promoted if its mean
 *       difference is above zero at the two-sided level of 0.05 divided by the number of regimes
 *       times the number of challengers (Bonferroni), by the standard error and the t distribution
 *       of a {@link SeriesMean}. So the probability that any regime gets a challenger that is no
 *       better than the baseline is at most 0.05. Dividing by the number of regimes alone would be
 *       enough if choosing and deciding days were independent, but neighbouring days are
 *       correlated.
 * </ol>
 *
 * @param baseline name of the learner to beat
 * @param challengers names of the learners; in a tie the first is preferred
 * @param regimes names of the regimes, calmest first
 * @param horizon number of sessions that the label looks ahead; it limits the degrees of freedom,
 *     because neighbouring labels overlap by horizon minus one sessions
 */
public record BaselineComparison(
    String baseline, List<String> challengers, List<String> regimes, int horizon) {
  public static final String ALL = "all";

  /**
   * With fewer test days the interval is the whole range that a difference of two correlations can
   * have.
   */
  public static final int MIN_DAYS = 20;

  /** Upper bound of the probability that any regime gets a challenger that is no better. */
  public static final double LEVEL = 0.05;

  private static final int CHOOSING_PART = 3;

  public BaselineComparison {
    challengers = List.copyOf(challengers);
    regimes = List.copyOf(regimes);
    if (challengers.isEmpty() || challengers.contains(baseline)) {
      throw new IllegalArgumentException(
          "challengers %s of %s: name at least one, and not the baseline itself"
              .formatted(challengers, baseline));
    }
  }

  private record Pair(int session, String regime, double challenger, double baseline) {
    double difference() {
      return challenger - baseline;
    }
  }

  /**
   * The scores of every learner over all test days, the baseline first; one score per regime,
   * {@link #ALL} first.
   */
  public List<LearnerScore> learners(List<DayScore> days) {
    List<LearnerScore> scores = new ArrayList<>();
    for (String learner : Stream.concat(Stream.of(baseline), challengers.stream()).toList()) {
      List<Pair> pairs = pairs(days, learner);
      for (String regime : rows()) {
        List<Pair> own = pairs.stream().filter(in(regime)).toList();
        Interval interval = Interval.of(own, horizon);
        scores.add(
            new LearnerScore(
                learner,
                regime,
                DayScore.RANK_IC,
                own.size(),
                mean(own, Pair::challenger),
                interval.mean(),
                interval.low(),
                interval.high()));
      }
    }
    return scores;
  }

  /**
   * The chosen challenger against the baseline over the deciding days; one score per regime, {@link
   * #ALL} first.
   */
  public List<Score> verdicts(List<DayScore> days) {
    int decidesFrom = decidesFrom(days);
    double level = LEVEL / (Math.max(1, regimes.size()) * challengers.size());
    List<Score> scores = new ArrayList<>();
    for (String regime : rows()) {
      String chosen = choose(days, regime, decidesFrom - horizon);
      List<Pair> deciding =
          pairs(days, chosen).stream()
              .filter(in(regime))
              .filter(pair -> pair.session() >= decidesFrom)
              .toList();
      Interval interval = Interval.of(deciding, horizon);
      scores.add(
          new Score(
              regime,
              deciding.size(),
              mean(deciding, Pair::challenger),
              mean(deciding, Pair::baseline),
              interval.mean(),
              interval.low(),
              interval.high(),
              interval.lowAt(level) > 0,
              chosen,
              level));
    }
    return scores;
  }

  private List<String> rows() {
    return Stream.concat(Stream.of(ALL), regimes.stream()).toList();
  }

  /** The first deciding session. */
  private int decidesFrom(List<DayScore> days) {
    int[] sessions = days.stream().mapToInt(DayScore::session).sorted().distinct().toArray();
    if (sessions.length == 0) {
      return 0;
    }
    return challengers.size() == 1 ? sessions[0] : sessions[sessions.length / CHOOSING_PART];
  }

  /**
   * @param lastSession the last session whose label ends before the first deciding session
   */
  private String choose(List<DayScore> days, String regime, int lastSession) {
    String best = challengers.get(0);
    double most = Double.NEGATIVE_INFINITY;
    for (String challenger : challengers) {
      List<Pair> early =
          pairs(days, challenger).stream().filter(p -> p.session() <= lastSession).toList();
      List<Pair> own = early.stream().filter(in(regime)).toList();
      double gain = mean(own.size() < MIN_DAYS ? early : own, Pair::difference);
      if (gain > most) {
        most = gain;
        best = challenger;
      }
    }
    return best;
  }

  /** The days of a learner, each with the learner's and the baseline's score. */
  private List<Pair> pairs(List<DayScore> days, String learner) {
    Map<Integer, DayScore> theirs =
        of(days, baseline).collect(toMap(DayScore::session, Function.identity()));
    return of(days, learner)
        .map(
            day ->
                new Pair(
                    day.session(), day.regime(), day.value(), theirs.get(day.session()).value()))
        .toList();
  }

  private static Stream<DayScore> of(List<DayScore> days, String learner) {
    return days.stream()
        .filter(day -> day.learner().equals(learner) && day.metric().equals(DayScore.RANK_IC));
  }

  private static Predicate<Pair> in(String regime) {
    return pair -> regime.equals(ALL) || regime.equals(pair.regime());
  }

  private static double mean(List<Pair> pairs, ToDoubleFunction<Pair> figure) {
    return pairs.stream().mapToDouble(figure).average().orElse(0);
  }

  /** The confidence interval of a mean difference. */
  private record Interval(SeriesMean difference, boolean enough) {
    static Interval of(List<Pair> pairs, int horizon) {
      double[] differences = pairs.stream().mapToDouble(Pair::difference).toArray();
      int[] sessions = pairs.stream().mapToInt(Pair::session).toArray();
      return new Interval(SeriesMean.of(differences, sessions, horizon), pairs.size() >= MIN_DAYS);
    }

    double mean() {
      return difference.mean();
    }

    double low() {
      return enough ? difference.low() : -2;
    }

    double high() {
      return enough ? difference.high() : 2;
    }

    /** The lower end of the interval at a two-sided level. */
    double lowAt(double level) {
      return enough ? difference.low(level) : -2;
    }
  }
}
