package io.tidemark.features.factors.statistics;

import io.tidemark.features.factors.significance.ChanceCount;
import io.tidemark.features.factors.significance.MultipleTests;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The studies of all features, the strongest first, and their p-values adjusted for multiple
 * testing.
 *
 * @param studies sorted by descending |t| of the rank IC at the first horizon; those without a t at
 *     the end
 * @param q Benjamini-Hochberg adjusted p-values by horizon, then in the order of the studies
 * @param byChanceAtMost by horizon the number of features that pass by chance in at most 95 % of
 *     cases, given how they are correlated
 */
public record StudyResults(List<FeatureStudy> studies, double[][] q, int[] byChanceAtMost) {
  /** A feature passes if its p is below this level: one of twenty that predict nothing. */
  public static final double LEVEL = 0.05;

  /**
   * Sorts the studies and adjusts their p-values.
   *
   * @param studies at least one, all with the same horizons
   */
  public static StudyResults of(List<FeatureStudy> studies) {
    List<FeatureStudy> sorted =
        studies.stream()
            .sorted(
                Comparator.comparingDouble(StudyResults::strength)
                    .reversed()
                    .thenComparing(FeatureStudy::feature))
            .toList();
    double[][] q =
        IntStream.range(0, sorted.get(0).horizons().size())
            .mapToObj(
                h ->
                    MultipleTests.adjusted(
                        sorted.stream()
                            .mapToDouble(s -> s.horizons().get(h).rankIc().p())
                            .toArray()))
            .toArray(double[][]::new);
    int[] byChance =
        IntStream.range(0, q.length)
            .map(h -> ChanceCount.atMost(tested(sorted, h), covered(sorted, h), LEVEL))
            .toArray();
    return new StudyResults(sorted, q, byChance);
  }

  private static List<double[]> tested(List<FeatureStudy> studies, int horizon) {
    return studies.stream()
        .map(study -> study.horizons().get(horizon))
        .filter(study -> !Double.isNaN(study.rankIc().t()))
        .map(HorizonStudy::daily)
        .toList();
  }

  private static int covered(List<FeatureStudy> studies, int horizon) {
    HorizonStudy study = studies.get(0).horizons().get(horizon);
    return study.ranked().sessions(study.horizon());
  }

  /** Whether a mean is significant at {@link #LEVEL}. */
  public static boolean passes(DailyMean mean) {
    return mean.p() < LEVEL;
  }

  private static double strength(FeatureStudy study) {
    double t = Math.abs(study.horizons().get(0).rankIc().t());
    return Double.isNaN(t) ? -1 : t;
  }

  /** Which rows the features rank. */
  public RankedRows ranked() {
    return studies.get(0).horizons().get(0).ranked();
  }

  /** The horizons in sessions, or in bars, in the order of the request. */
  public List<Integer> horizons() {
    return studies.get(0).horizons().stream().map(HorizonStudy::horizon).toList();
  }

  /** The number of features with a t at a horizon. */
  public int tested(int horizon) {
    return count(horizon, study -> study.rankIc().t(), t -> true);
  }

  /** The number of tested features with p below {@link #LEVEL}. */
  public int passing(int horizon) {
    return count(horizon, study -> study.rankIc().p(), p -> p < LEVEL);
  }

  /** The number expected to pass by chance if no feature predicted, however they are correlated. */
  public double byChance(int horizon) {
    return LEVEL * tested(horizon);
  }

  /** The number of features with q below 5 %. */
  public int discoveries(int horizon) {
    return (int) IntStream.range(0, q[horizon].length).filter(f -> q[horizon][f] < LEVEL).count();
  }

  private int count(int horizon, ToDoubleFunction<HorizonStudy> figure, DoublePredicate counts) {
    return (int)
        studies.stream()
            .mapToDouble(study -> figure.applyAsDouble(study.horizons().get(horizon)))
            .filter(value -> !Double.isNaN(value) && counts.test(value))
            .count();
  }
}
