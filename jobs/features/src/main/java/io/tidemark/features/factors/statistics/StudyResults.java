package io.tidemark.features.factors.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * All features' studies, the strongest first, and what is left of their strength when it is counted
 * how many there are.
 *
 * @param studies by the size of t of the rank IC of the first horizon; those without one at the end
 * @param q adjusted, by horizon, then in the order of the studies
 */
public record StudyResults(List<FeatureStudy> studies, double[][] q) {
  /** The 97.5 % quantile of the standard normal: one t in twenty is farther out by chance. */
  public static final double PASS = 1.959963984540054;

  private static final double LEVEL = 0.05;

  /**
   * Sorts and adjusts.
   *
   * @param studies of at least one feature, all over the same horizons
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
    return new StudyResults(sorted, q);
  }

  private static double strength(FeatureStudy study) {
    double t = Math.abs(study.horizons().get(0).rankIc().t());
    return Double.isNaN(t) ? -1 : t;
  }

  /** In sessions, in the order asked for. */
  public List<Integer> horizons() {
    return studies.get(0).horizons().stream().map(HorizonStudy::horizon).toList();
  }

  /** Features with a t. */
  public int tested(int horizon) {
    return count(horizon, study -> study.rankIc().t(), t -> true);
  }

  /** Of those, the ones whose t lies beyond {@link #PASS}. */
  public int passing(int horizon) {
    return count(horizon, study -> study.rankIc().t(), t -> Math.abs(t) > PASS);
  }

  /** How many would, if none predicted. */
  public double byChance(int horizon) {
    return LEVEL * tested(horizon);
  }

  /** Those with a q below 5 %. */
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
