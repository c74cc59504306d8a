package io.tidemark.features.factors.statistics;

import java.util.Arrays;

/**
 * The names of one session in the order of their values. Ranks among those that another cross
 * section has too follow from one walk along that order, without sorting again.
 */
final class CrossSection {
  /** Fewer names order nothing: a session with fewer is left out of every statistic. */
  static final int FEWEST = 10;

  private final double[] byName;
  private final int[] names;

  private CrossSection(double[] byName, int[] names) {
    this.byName = byName;
    this.names = names;
  }

  /**
   * Orders the names.
   *
   * @param byName one value a name; what is not finite is missing
   */
  static CrossSection of(double[] byName) {
    double[] sorted = new double[byName.length];
    int size = 0;
    for (double value : byName) {
      if (Double.isFinite(value)) {
        sorted[size++] = value + 0.0; // -0.0 and 0.0 are sorted apart, but are equal
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

  /** How many names have a value. */
  int size() {
    return names.length;
  }

  /** How many names there are, with a value or without. */
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
   * Ranks from 1 among the names that both have; equal values share the mean of their ranks.
   *
   * @param ranks filled by name, not a number elsewhere; as long as there are names
   * @return how many names both have
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
   * Spearman's rank correlation over the names that both have.
   *
   * @return not a number where these are fewer than {@link #FEWEST}, or one side is constant
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
   * Pearson's correlation over the names that both have.
   *
   * @return as of {@link #rankCorrelation}
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
