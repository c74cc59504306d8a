package io.tidemark.features.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * Chooses the features that are served in a regime.
 *
 * <p>Features are ranked by {@code importance × (1 + stability) / 2}. Importance, the share of the
 * regime model's total gain, says what the model lives on. Stability discounts a feature whose
 * relation to the label kept changing its sign, for what it earned in one stretch of the history is
 * the likeliest to be lost in the next; it takes away at most half, since trees also use features
 * that order nothing by themselves but tell when others do.
 *
 * <p>From the top, a feature that is nearly the same as one already kept (rank correlation beyond
 * ±0.95) is dropped and its importance counts as covered; the choice ends at ten features or at 90
 * % of the importance, whichever comes first. Equal scores are ordered by name, so the choice is a
 * function of its input alone.
 */
final class FeatureSelection {
  static final int MOST = 10;
  static final double COVERED = 0.90;
  static final double DUPLICATE = 0.95;

  /** Sums of shares that should be exactly the bound fall short of it by rounding. */
  private static final double ROUNDING = 1e-9;

  private FeatureSelection() {}

  /**
   * A feature that may be chosen.
   *
   * @param importance its share of the model's gain; not a number counts as none
   * @param stability from 0, its sign is a coin's toss, to 1, it never changed; not a number: not
   *     known, so that nothing is taken away
   */
  record Candidate(String feature, double importance, double stability) {
    Candidate {
      importance = Double.isFinite(importance) ? Math.max(0, importance) : 0;
      stability = Double.isFinite(stability) ? stability : 1;
    }

    double score() {
      return importance * (1 + stability) / 2;
    }
  }

  /**
   * The features chosen, best first; none where nothing has any importance.
   *
   * @param rankCorrelation of two features; not a number: they have nothing in common
   */
  static List<String> select(
      List<Candidate> candidates, ToDoubleBiFunction<String, String> rankCorrelation) {
    List<Candidate> ranked =
        candidates.stream()
            .filter(candidate -> candidate.importance() > 0)
            .sorted(
                Comparator.comparingDouble(Candidate::score)
                    .reversed()
                    .thenComparing(Candidate::feature))
            .toList();
    double enough = COVERED * ranked.stream().mapToDouble(Candidate::importance).sum() - ROUNDING;
    double covered = 0;
    List<String> kept = new ArrayList<>();
    for (Candidate candidate : ranked) {
      if (kept.size() == MOST || covered >= enough) {
        break;
      }
      boolean known =
          kept.stream()
              .anyMatch(
                  k -> Math.abs(rankCorrelation.applyAsDouble(k, candidate.feature())) > DUPLICATE);
      if (!known) {
        kept.add(candidate.feature());
      }
      covered += candidate.importance();
    }
    return List.copyOf(kept);
  }
}
