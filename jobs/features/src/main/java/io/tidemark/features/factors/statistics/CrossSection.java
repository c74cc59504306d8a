package io.tidemark.features.factors.statistics;

import java.util.Arrays;

/**
 * The tickers ("names") of one session, sorted by value. Ranks among the names that another cross
 * section also has are computed in one pass over this order, without sorting again.
 */
final class CrossSection {
  /**
   * The fewest names with a value that a session needs; a session with fewer is left out of every
   * statistic.
   */
  static final int FEWEST = 10;

  private final double[] byName;
  private final int[] names;

  private CrossSection(double[] byName, int[] names) {
    this.byName = byName;
    this.names = names;
  }

  /**
   * Sorts the names by value.
   *
   * @param byName one value per name; a value that is not finite is missing
   */
  static CrossSection of(double[] byName) {
    double[] sorted = new double[byName.length];
    int size = 0;
    for (double value : byName) {
      if (Double.isFinite(value)) {
        sorted[size++] =
            value + 0.0; // turns -0.0 into 0.0: the two are equal, but are sorted apart
      }
    }
    Arrays.sort(sorted, 0, size);
    int[] names = new int[size];
    int[] taken = new int[size];
    for (int name = 0; name < byName.length; name++) {
      if (Double.isFinite(byName[name])) {
        int first = firstOf(sorted, size, byName[name] + 0.0);
        names[first + taken[first]++] = name;
      }
    }
    return new CrossSection(byName, names);
  }

  static CrossSection[] of(double[][] panel) {
    return Arrays.stream(panel).map(CrossSection::of).toArray(CrossSection[]::new);
  }

  private static int firstOf(double[] sorted, int size, double value) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The number of names that have a value. */
  int size() {
    return names.length;
  }

  /** The number of names, with or without a value. */
  int names() {
    return byName.length;
  }

  boolean has(int name) {
    return Double.isFinite(byName[name]);
  }

  double value(int name) {
    return byName[name];
  }

  /**
   * Ranks, starting at 1, among the names that both cross sections have; ties share their mean
   * rank.
   *
   * @param ranks receives the ranks by name, NaN for the other names; its length is {@link #names}
   * @return the number of names that both have
   */
  int ranksAmong(CrossSection other, double[] ranks) {
    Arrays.fill(ranks, Double.NaN);
    int count = 0;
    for (int from = 0, to; from < names.length; from = to) {
      int before = count;
      for (to = from; to < names.length && byName[names[to]] == byName[names[from]]; to++) {
        count += other.has(names[to]) ? 1 : 0;
      }
      for (int i = from; i < to; i++) {
        if (other.has(names[i])) {
          ranks[names[i]] = (before + 1 + count) / 2.0;
        }
      }
    }
    return count;
  }

  /**
   * Spearman's rank correlation over the names that both cross sections have.
   *
   * @return NaN if these are fewer than {@link #FEWEST}, or one side is constant
   */
  double rankCorrelation(CrossSection other) {
    double[] mine = new double[byName.length];
    int count = ranksAmong(other, mine);
    if (count < FEWEST) {
      return Double.NaN;
    }
    double[] theirs = new double[byName.length];
    other.ranksAmong(this, theirs);
    double mean = (count + 1) / 2.0;
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int name : names) {
      if (other.has(name)) {
        double a = mine[name] - mean;
        double b = theirs[name] - mean;
        ab += a * b;
        aa += a * a;
        bb += b * b;
      }
    }
    return aa == 0 || bb == 0 ? Double.NaN : ab / Math.sqrt(aa * bb);
  }

  /**
   * Pearson's correlation over the names that both cross sections have.
   *
   * @return NaN in the same cases as {@link #rankCorrelation}
   */
  double correlation(CrossSection other) {
    int count = 0;
    double meanA = 0;
    double meanB = 0;
    boolean variesA = false;
    boolean variesB = false;
    int first = -1;
    for (int name : names) {
      if (other.has(name)) {
        first = first < 0 ? name : first;
        variesA |= byName[name] != byName[first];
        variesB |= other.byName[name] != other.byName[first];
        count++;
        meanA += (byName[name] - meanA) / count;
        meanB += (other.byName[name] - meanB) / count;
      }
    }
    if (count < FEWEST || !variesA || !variesB) {
      return Double.NaN;
    }
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int name : names) {
      if (other.has(name)) {
        double a = byName[name] - meanA;
        double b = other.byName[name] - meanB;
        ab += a * b;
        aa += a * a;
        bb += b * b;
      }
    }
    double norm = Math.sqrt(aa) * Math.sqrt(bb);
    return norm > 0 && Double.isFinite(norm) ? Math.max(-1, Math.min(1, ab / norm)) : Double.NaN;
  }
}
