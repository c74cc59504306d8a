package io.tidemark.bench.promotion;

import io.tidemark.api.learning.TrainRequest.Score;
import io.tidemark.bench.promotion.ScoredWorld.Signal;
import io.tidemark.learning.walkforward.BaselineComparison;
import io.tidemark.learning.walkforward.DayScore;
import io.tidemark.learning.walkforward.Look;
import io.tidemark.learning.walkforward.Look.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Counts promotions in simulated worlds, each with {@value #LOOKS} trainings of one experiment,
 * {@value #STEP} days apart, of three challengers in three regimes. They are decided by the code
 * that decides in a training.
 */
public final class PromotionWorlds {
  /** Number of trainings. */
  static final int LOOKS = 12;

  /** Days between two trainings. */
  static final int STEP = 21;

  private static final int FIRST_DAYS = 504;
  private static final List<Integer> HORIZONS = List.of(1, 5, 21);

  /** No learner predicts. */
  private static final Signal NOISE = new Signal(0, 0);

  /** All learners predict equally well; they differ by noise only. */
  private static final Signal ALIKE = new Signal(0.08, 0);

  private final int worlds;
  private final long seed;

  /**
   * @param worlds number of worlds of each kind
   */
  public PromotionWorlds(int worlds, long seed) {
    this.worlds = worlds;
    this.seed = seed;
  }

  /** All rates. */
  public List<Rate> rates() {
    List<Rate> rates = new ArrayList<>();
    for (int horizon : HORIZONS) {
      rates.add(wrong("no learner predicts", NOISE, horizon));
      rates.add(wrong("all learners predict alike", ALIKE, horizon));
      for (double strength : List.of(0.04, 0.08)) {
        rates.addAll(planted(new Signal(0.08, strength), horizon));
      }
    }
    return rates;
  }

  Rate wrong(String kind, Signal signal, int horizon) {
    long count =
        outcomes(signal, horizon).stream().filter(outcome -> !outcome.wrong().isEmpty()).count();
    return Rate.of(
        "%d-day labels, %s: any promotion in %d looks".formatted(horizon, kind, LOOKS),
        worlds,
        (int) count,
        Look.LEVEL);
  }

  List<Rate> planted(Signal signal, int horizon) {
    List<Outcome> outcomes = outcomes(signal, horizon);
    double ic = outcomes.stream().mapToDouble(Outcome::difference).average().orElse(0);
    String kind = "%d-day labels, one better by IC %.3f".formatted(horizon, ic);
    return List.of(
        Rate.of(
            kind + ": it at the first look",
            worlds,
            (int) outcomes.stream().filter(o -> o.right() == 1).count(),
            Double.NaN),
        Rate.of(
            kind + ": it at any look",
            worlds,
            (int) outcomes.stream().filter(o -> o.right() > 0).count(),
            Double.NaN),
        Rate.of(
            kind + ": another one at any look",
            worlds,
            (int) outcomes.stream().filter(o -> !o.wrong().isEmpty()).count(),
            Look.LEVEL));
  }

  /**
   * What happened in a world.
   *
   * @param right number of the first look that promoted the better challenger somewhere; 0 if none
   * @param wrong promotions of challengers that are not better
   * @param difference rank IC of the first challenger minus the baseline's, at the last look
   */
  private record Outcome(int right, List<Score> wrong, double difference) {}

  private List<Outcome> outcomes(Signal signal, int horizon) {
    return IntStream.range(0, worlds)
        .parallel()
        .mapToObj(world -> outcome(Rate.seed(seed, world, signal, horizon), signal, horizon))
        .toList();
  }

  private static Outcome outcome(long seed, Signal signal, int horizon) {
    int sessions = FIRST_DAYS + STEP * (LOOKS - 1) + horizon;
    List<DayScore> all = ScoredWorld.days(seed, sessions, horizon, signal);
    BaselineComparison comparison =
        new BaselineComparison(
            ScoredWorld.BASELINE, ScoredWorld.CHALLENGERS, ScoredWorld.REGIMES, horizon);
    Map<String, Standing> standing = Map.of();
    List<Score> wrong = new ArrayList<>();
    int right = 0;
    for (int k = 1; k <= LOOKS; k++) {
      int until = FIRST_DAYS + STEP * (k - 1);
      List<DayScore> known = all.stream().filter(day -> day.session() < until).toList();
      Look look = new Look(k, (long) k * comparison.hypotheses(), standing);
      Map<String, Standing> next = new HashMap<>();
      for (Score score : comparison.verdicts(known, look)) {
        if (score.promoted()) {
          int since = score.decision().since();
          next.put(score.regime(), new Standing(score.learner(), since == 0 ? k : since));
          boolean isBetter =
              signal.own() > 0 && score.learner().equals(ScoredWorld.CHALLENGERS.get(0));
          if (!isBetter) {
            wrong.add(score);
          } else if (right == 0) {
            right = k;
          }
        }
      }
      standing = next;
    }
    double difference =
        comparison.learners(all).stream()
            .filter(s -> s.learner().equals(ScoredWorld.CHALLENGERS.get(0)))
            .filter(s -> s.regime().equals(BaselineComparison.ALL))
            .findFirst()
            .orElseThrow()
            .difference();
    return new Outcome(right, wrong, difference);
  }
}
