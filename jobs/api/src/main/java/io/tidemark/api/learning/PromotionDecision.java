package io.tidemark.api.learning;

import java.util.List;

/**
 * How a challenger was decided on in one regime.
 *
 * @param look number of this training among those of its experiment that compared learners, from 1
 * @param trials number of comparisons of a challenger with the baseline in a regime that the
 *     experiment has made, this training's included
 * @param lookLevel one-sided level of this look over all its regimes and challengers
 * @param level one-sided level that the p-values of this regime had to reach, by Holm's rule
 * @param p one-sided p-value of the hypothesis that the challenger is not better than the baseline
 * @param ownP one-sided p-value of the hypothesis that its own mean rank IC is not above zero
 * @param netReturn mean daily return of its long-short portfolio after costs, a fraction of the
 *     capital on each side; NaN if it has none
 * @param baselineNetReturn the same of the baseline
 * @param turnover mean daily sum of the absolute changes of its weights; 4 is a complete reversal
 *     of a long and a short side of 1 each
 * @param since number of the look at which it was promoted, if a promotion stands; 0 otherwise
 * @param failed the conditions that it did not meet; empty if it was promoted at this look
 */
public record PromotionDecision(
    int look,
    long trials,
    double lookLevel,
    double level,
    double p,
    double ownP,
    double netReturn,
    double baselineNetReturn,
    double turnover,
    int since,
    List<Condition> failed) {

  public PromotionDecision {
    failed = List.copyOf(failed);
  }

  /** What a challenger must meet to be promoted. */
  public enum Condition {
    /** At least 60 test days, and 5 horizons of them. */
    DAYS("too few test days"),
    /** Its mean rank IC is above the baseline's, at the level. */
    BASELINE("not significantly better than the baseline"),
    /** Its mean rank IC is above zero, at the level. */
    ZERO("its own rank IC is not significantly above zero"),
    /** Its portfolio earns more than its costs. */
    COSTS("its return does not cover its costs"),
    /** Its portfolio earns more after costs than the baseline's. */
    NET_OF_BASELINE("it earns no more after costs than the baseline");

    private final String reason;

    Condition(String reason) {
      this.reason = reason;
    }

    /** Why a challenger that fails it is not promoted. */
    public String reason() {
      return reason;
    }
  }
}
