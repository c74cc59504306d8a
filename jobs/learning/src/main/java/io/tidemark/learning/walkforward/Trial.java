package io.tidemark.learning.walkforward;

import io.tidemark.api.learning.PromotionDecision.Condition;
import io.tidemark.core.series.SeriesMean;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * A challenger beside the baseline on the same test days of one regime.
 *
 * @param pairs the days, ascending
 * @param horizon number of sessions that the label looks ahead
 */
record Trial(String regime, String learner, List<Pair> pairs, int horizon) {
  /** The fewest deciding days. */
  static final int MIN_DAYS = 60;

  /** The fewest deciding days, in horizons. */
  static final int MIN_HORIZONS = 5;

  /** The range of a difference of two correlations, shown where there are too few days. */
  private static final double WIDEST = 2;

  /**
   * One day.
   *
   * @param challenger rank IC
   * @param baseline rank IC
   * @param net return after costs of the challenger's portfolio; NaN without one
   * @param baselineNet the same of the baseline
   * @param turnover of the challenger's portfolio
   */
  record Pair(
      int session,
      String regime,
      double challenger,
      double baseline,
      double net,
      double baselineNet,
      double turnover) {
    double difference() {
      return challenger - baseline;
    }
  }

  Trial {
    pairs = List.copyOf(pairs);
  }

  boolean isLongEnough() {
    return pairs.size() >= MIN_DAYS && pairs.size() >= MIN_HORIZONS * horizon;
  }

  SeriesMean difference() {
    return series(Pair::difference);
  }

  /** One-sided p-value that the challenger is no better than the baseline; 1 with too few days. */
  double p() {
    return isLongEnough() ? difference().pAbove() : 1;
  }

  /** One-sided p-value that the challenger's own rank IC is not above zero. */
  double ownP() {
    return isLongEnough() ? series(Pair::challenger).pAbove() : 1;
  }

  /**
   * The p-value of the hypothesis that the challenger fails against the baseline or against zero:
   * the larger of the two (intersection-union test: Berger, Technometrics 24:295, 1982).
   */
  double testedP() {
    return Math.max(p(), ownP());
  }

  double low() {
    return isLongEnough() ? difference().low() : -WIDEST;
  }

  double high() {
    return isLongEnough() ? difference().high() : WIDEST;
  }

  double mean(ToDoubleFunction<Pair> figure) {
    return pairs.stream().mapToDouble(figure).average().orElse(0);
  }

  /** The conditions that are not met at a one-sided level. */
  Set<Condition> failed(double level) {
    Set<Condition> failed = EnumSet.noneOf(Condition.class);
    if (!isLongEnough()) {
      failed.add(Condition.DAYS);
    }
    if (!(p() <= level)) {
      failed.add(Condition.BASELINE);
    }
    if (!(ownP() <= level)) {
      failed.add(Condition.ZERO);
    }
    if (!(mean(Pair::net) > 0)) {
      failed.add(Condition.COSTS);
    }
    if (!(mean(Pair::net) > mean(Pair::baselineNet))) {
      failed.add(Condition.NET_OF_BASELINE);
    }
    return failed;
  }

  /** Whether all its means are on the right side, which a standing promotion must keep. */
  boolean isAhead() {
    return isLongEnough()
        && difference().mean() > 0
        && mean(Pair::challenger) > 0
        && mean(Pair::net) > 0
        && mean(Pair::net) > mean(Pair::baselineNet);
  }

  private SeriesMean series(ToDoubleFunction<Pair> figure) {
    return SeriesMean.of(
        pairs.stream().mapToDouble(figure).toArray(),
        pairs.stream().mapToInt(Pair::session).toArray(),
        horizon);
  }
}
