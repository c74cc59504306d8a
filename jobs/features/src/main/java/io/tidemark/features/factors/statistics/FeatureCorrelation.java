package io.tidemark.features.factors.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How similarly features rank the names: mean cross-sectional rank correlations.
 *
 * @param features of the set that is reported on
 * @param besideSet name of the reference set; empty: there is none
 * @param beside features of the reference set
 * @param sessions number of sampled sessions
 */
public record FeatureCorrelation(
    List<String> features,
    String besideSet,
    List<String> beside,
    int sessions,
    RankCorrelations correlations) {

  private static final double ALIKE = 0.7;

  /** Two features and their mean rank correlation. */
  public record Pair(String one, String other, double correlation) {}

  /**
   * The strongest features, without those that are similar to a stronger one.
   *
   * @param ordered features of the set, the strongest first
   */
  public List<String> apart(List<String> ordered, int most) {
    List<String> apart = new ArrayList<>();
    for (String feature : ordered) {
      boolean alike = apart.stream().anyMatch(kept -> Math.abs(of(kept, feature)) > ALIKE);
      if (!alike && apart.size() < most) {
        apart.add(feature);
      }
    }
    return apart;
  }

  /** All pairs of features of the set, sorted by descending absolute correlation. */
  public List<Pair> pairs() {
    return IntStream.range(0, features.size())
        .boxed()
        .flatMap(i -> IntStream.range(i + 1, features.size()).mapToObj(j -> pair(i, j)))
        .filter(pair -> !Double.isNaN(pair.correlation()))
        .sorted(
            Comparator.comparingDouble((Pair pair) -> Math.abs(pair.correlation()))
                .reversed()
                .thenComparing(Pair::one)
                .thenComparing(Pair::other))
        .toList();
  }

  /**
   * The feature of the reference set that has the largest absolute correlation with this feature;
   * empty if no correlation is known.
   */
  public Stream<Pair> nearestBeside(String feature) {
    int row = features.indexOf(feature);
    return IntStream.range(0, beside.size())
        .mapToObj(
            b -> new Pair(feature, beside.get(b), correlations.mean(row, features.size() + b)))
        .filter(pair -> !Double.isNaN(pair.correlation()))
        .max(Comparator.comparingDouble(pair -> Math.abs(pair.correlation())))
        .stream();
  }

  /** The mean rank correlation of two features of the set. */
  public double of(String one, String other) {
    return correlations.mean(features.indexOf(one), features.indexOf(other));
  }

  private Pair pair(int i, int j) {
    return new Pair(features.get(i), features.get(j), correlations.mean(i, j));
  }
}
