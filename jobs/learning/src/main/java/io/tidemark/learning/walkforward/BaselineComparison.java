package io.tidemark.learning.walkforward;

import io.tidemark.api.learning.PromotionDecision;
import io.tidemark.api.learning.PromotionDecision.Condition;
import io.tidemark.api.learning.TrainRequest.LearnerScore;
import io.tidemark.api.learning.TrainRequest.Score;
import io.tidemark.core.series.SeriesMean;
import io.tidemark.learning.walkforward.Look.Standing;
import io.tidemark.learning.walkforward.Trial.Pair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
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
 *       the first third of all test days is chosen; where those are fewer than {@value
 *       #CHOOSING_DAYS}, on the days of all regimes in that third. Days whose label reaches into
 *       the other two thirds are left out (purged). In a tie the first in the list wins. With only
 *       one challenger there is no choice, and all test days decide.
 *   <li>On the regime's days in the other two thirds, of which there must be at least {@value
 *       Trial#MIN_DAYS} and {@value Trial#MIN_HORIZONS} horizons, the chosen challenger's mean
 *       difference and its own mean rank IC must both be above zero. Their larger p-value counts
 *       (intersection-union test), by the t distribution of a {@link SeriesMean}.
 *   <li>The p-values of all regimes are held against the level of the {@link Look} by Holm's rule
 *       (Scandinavian Journal of Statistics 6:65, 1979) over the regimes, {@link #ALL} included,
 *       times the challengers; those that were not chosen count as not significant. Counting the
 *       regimes alone would be enough if choosing and deciding days were independent, but
 *       neighbouring days are correlated.
 *   <li>Its long-short portfolio must earn its costs, and more after costs than the baseline's.
 * </ol>
 *
 * <p>So over all looks together the probability that any regime gets a challenger that is no better
 * than the baseline, or that predicts nothing, is at most {@link Look#LEVEL}. A promotion stands at
 * later looks, which are stricter, as long as all its means stay on the right side: it is the same
 * hypothesis, already rejected, so it adds no error.
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

  /** The fewest days of a regime on which a challenger is chosen. */
  private static final int CHOOSING_DAYS = 20;

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

  /**
   * A challenger's figures on the deciding days of a regime.
   *
   * @param decision null if the challenger was not chosen there
   */
  public record Comparison(
      String regime, String learner, long days, double difference, PromotionDecision decision) {}

  /** The number of hypotheses of one look: regimes, {@link #ALL} included, times challengers. */
  public int hypotheses() {
    return rows().size() * challengers.size();
  }

  /**
   * The scores of every learner over all test days, the baseline first; one score per regime,
   * {@link #ALL} first.
   */
  public List<LearnerScore> learners(List<DayScore> days) {
    DailyFigures figures = new DailyFigures(days);
    List<LearnerScore> scores = new ArrayList<>();
    for (String learner : Stream.concat(Stream.of(baseline), challengers.stream()).toList()) {
      for (String regime : rows()) {
        Trial own = trial(figures, learner, regime, Integer.MIN_VALUE);
        scores.add(
            new LearnerScore(
                learner,
                regime,
                DayScore.RANK_IC,
                own.pairs().size(),
                own.mean(Pair::challenger),
                own.difference().mean(),
                own.low(),
                own.high()));
      }
    }
    return scores;
  }

  /**
   * The chosen challenger against the baseline over the deciding days; one score per regime, {@link
   * #ALL} first. Where an earlier promotion stands and no other challenger replaces it, the score
   * is that of the standing challenger.
   */
  public List<Score> verdicts(List<DayScore> days, Look look) {
    DailyFigures figures = new DailyFigures(days);
    int from = decidesFrom(figures);
    List<Trial> trials =
        rows().stream()
            .map(regime -> trial(figures, choose(figures, regime, from - horizon), regime, from))
            .toList();
    double[] levels =
        holm(trials.stream().mapToDouble(Trial::testedP).toArray(), hypotheses(), look.level());
    return IntStream.range(0, trials.size())
        .mapToObj(
            i -> {
              Trial chosen = trials.get(i);
              Standing standing = look.standing().get(chosen.regime());
              if (standing != null
                  && challengers.contains(standing.learner())
                  && !chosen.failed(levels[i]).isEmpty()) {
                Trial earlier = trial(figures, standing.learner(), chosen.regime(), from);
                if (earlier.isAhead()) {
                  return score(earlier, levels[i], look, standing.since());
                }
              }
              return score(chosen, levels[i], look, 0);
            })
        .toList();
  }

  /**
   * All challengers in all regimes over the deciding days.
   *
   * @param verdicts on the same days
   */
  public List<Comparison> comparisons(List<DayScore> days, List<Score> verdicts) {
    DailyFigures figures = new DailyFigures(days);
    int from = decidesFrom(figures);
    List<Comparison> comparisons = new ArrayList<>();
    for (Score verdict : verdicts) {
      for (String challenger : challengers) {
        Trial trial = trial(figures, challenger, verdict.regime(), from);
        comparisons.add(
            new Comparison(
                verdict.regime(),
                challenger,
                trial.pairs().size(),
                trial.difference().mean(),
                challenger.equals(verdict.learner()) ? verdict.decision() : null));
      }
    }
    return comparisons;
  }

  /**
   * The level of each hypothesis by Holm's step-down rule: the smallest p-value is held against
   * level / count, the next against level / (count - 1), and so on up to the first that is larger;
   * all after it are held against the level of that one.
   *
   * @param p one per tested hypothesis
   * @param count number of all hypotheses, those that are not tested included
   */
  static double[] holm(double[] p, int count, double level) {
    int[] order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted((a, b) -> Double.compare(p[a], p[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] levels = new double[p.length];
    int rejected = 0;
    for (int i = 0; i < order.length; i++) {
      levels[order[i]] = level / (count - rejected);
      rejected += rejected == i && p[order[i]] <= levels[order[i]] ? 1 : 0;
    }
    return levels;
  }

  private static Score score(Trial trial, double level, Look look, int since) {
    List<Condition> failed = List.copyOf(trial.failed(level));
    PromotionDecision decision =
        new PromotionDecision(
            look.number(),
            look.trials(),
            look.level(),
            level,
            trial.p(),
            trial.ownP(),
            trial.mean(Pair::net),
            trial.mean(Pair::baselineNet),
            trial.mean(Pair::turnover),
            since,
            failed);
    return new Score(
        trial.regime(),
        trial.pairs().size(),
        trial.mean(Pair::challenger),
        trial.mean(Pair::baseline),
        trial.difference().mean(),
        trial.low(),
        trial.high(),
        failed.isEmpty() || since > 0,
        trial.learner(),
        2 * level,
        decision);
  }

  private List<String> rows() {
    return Stream.concat(Stream.of(ALL), regimes.stream()).toList();
  }

  /** The first deciding session. */
  private int decidesFrom(DailyFigures figures) {
    int[] sessions = figures.sessions();
    if (sessions.length == 0) {
      return 0;
    }
    return challengers.size() == 1 ? sessions[0] : sessions[sessions.length / CHOOSING_PART];
  }

  /**
   * @param lastSession the last session whose label ends before the first deciding session
   */
  private String choose(DailyFigures figures, String regime, int lastSession) {
    String best = challengers.get(0);
    double most = Double.NEGATIVE_INFINITY;
    for (String challenger : challengers) {
      List<Pair> early =
          figures.pairs(challenger, baseline, ALL).stream()
              .filter(p -> p.session() <= lastSession)
              .toList();
      List<Pair> own =
          early.stream().filter(p -> regime.equals(ALL) || regime.equals(p.regime())).toList();
      double gain =
          (own.size() < CHOOSING_DAYS ? early : own)
              .stream().mapToDouble(Pair::difference).average().orElse(0);
      if (gain > most) {
        most = gain;
        best = challenger;
      }
    }
    return best;
  }

  private Trial trial(DailyFigures figures, String learner, String regime, int from) {
    return new Trial(
        regime,
        learner,
        figures.pairs(learner, baseline, regime).stream()
            .filter(pair -> pair.session() >= from)
            .toList(),
        horizon);
  }

  /** Daily scores by learner, metric and session. */
  private static final class DailyFigures {
    private final Map<String, Map<String, Map<Integer, DayScore>>> scores = new HashMap<>();

    DailyFigures(List<DayScore> days) {
      for (DayScore day : days) {
        scores
            .computeIfAbsent(day.learner(), learner -> new HashMap<>())
            .computeIfAbsent(day.metric(), metric -> new TreeMap<>())
            .put(day.session(), day);
      }
    }

    int[] sessions() {
      return scores.values().stream()
          .flatMap(metrics -> metrics.getOrDefault(DayScore.RANK_IC, Map.of()).keySet().stream())
          .mapToInt(Integer::intValue)
          .sorted()
          .distinct()
          .toArray();
    }

    List<Pair> pairs(String learner, String baseline, String regime) {
      return of(learner, DayScore.RANK_IC).values().stream()
          .filter(day -> regime.equals(ALL) || regime.equals(day.regime()))
          .map(
              day ->
                  new Pair(
                      day.session(),
                      day.regime(),
                      day.value(),
                      value(baseline, DayScore.RANK_IC, day.session()),
                      value(learner, DayScore.NET_RETURN, day.session()),
                      value(baseline, DayScore.NET_RETURN, day.session()),
                      value(learner, DayScore.TURNOVER, day.session())))
          .toList();
    }

    private Map<Integer, DayScore> of(String learner, String metric) {
      return scores.getOrDefault(learner, Map.of()).getOrDefault(metric, Map.of());
    }

    private double value(String learner, String metric, int session) {
      DayScore day = of(learner, metric).get(session);
      return day == null ? Double.NaN : day.value();
    }
  }
}
