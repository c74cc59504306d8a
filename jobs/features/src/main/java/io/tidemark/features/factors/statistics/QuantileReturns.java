package io.tidemark.features.factors.statistics;

import io.tidemark.core.series.RankCorrelation;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Forward returns of the five equally large groups (quintiles) into which a feature sorts the names
 * of each session; bars are sorted into the quintiles of the sessions before. Ties stay in one
 * group, so a group may be empty.
 *
 * @param means forward return by group, lowest feature values first: the mean over the group's
 *     names, then over sessions
 * @param spread by session, return of the highest group minus the lowest group
 */
public record QuantileReturns(double[] means, DailyMean spread) implements Serializable {
  /** Number of groups per session. */
  public static final int GROUPS = 5;

  /**
   * Computes them for all sessions.
   *
   * @param covered number of sessions that a return covers
   */
  static QuantileReturns of(CrossSection[] feature, CrossSection[] returns, int covered) {
    return of(
        IntStream.range(0, feature.length)
            .mapToObj(t -> of(feature[t], returns[t]))
            .toArray(double[][]::new),
        covered);
  }

  /**
   * Computes them for all sessions.
   *
   * @param bySession return by session and group; NaN where a group is empty
   * @param covered number of sessions that a return covers
   */
  static QuantileReturns of(double[][] bySession, int covered) {
    double[] sums = new double[GROUPS];
    int[] days = new int[GROUPS];
    double[] spreads = new double[bySession.length];
    for (int t = 0; t < bySession.length; t++) {
      double[] session = bySession[t];
      for (int g = 0; g < GROUPS; g++) {
        if (Double.isFinite(session[g])) {
          sums[g] += session[g];
          days[g]++;
        }
      }
      spreads[t] = session[GROUPS - 1] - session[0];
    }
    double[] means = IntStream.range(0, GROUPS).mapToDouble(g -> sums[g] / days[g]).toArray();
    return new QuantileReturns(means, DailyMean.of(spreads, covered));
  }

  /** Mean return by group of one session; NaN where a group is empty or there are too few names. */
  static double[] of(CrossSection feature, CrossSection returns) {
    double[] sums = new double[GROUPS];
    int[] names = new int[GROUPS];
    int[] groups = groups(feature, returns);
    for (int name = 0; name < groups.length; name++) {
      if (groups[name] >= 0) {
        sums[groups[name]] += returns.value(name);
        names[groups[name]]++;
      }
    }
    return IntStream.range(0, GROUPS).mapToDouble(g -> sums[g] / names[g]).toArray();
  }

  /**
   * The group of each name, starting at 0, among the names that both have; −1 for other names, and
   * for all names if there are too few.
   */
  static int[] groups(CrossSection feature, CrossSection among) {
    double[] ranks = new double[feature.names()];
    int count = feature.ranksAmong(among, ranks);
    int[] groups = new int[ranks.length];
    Arrays.fill(groups, -1);
    for (int name = 0; count >= CrossSection.FEWEST && name < ranks.length; name++) {
      if (!Double.isNaN(ranks[name])) {
        groups[name] = (int) Math.floor(GROUPS * (ranks[name] - 0.5) / count);
      }
    }
    return groups;
  }

  /** 1 if the group means always rise, −1 if they always fall, a value between if they do both. */
  public double monotonicity() {
    return Arrays.stream(means).allMatch(Double::isFinite)
        ? RankCorrelation.of(IntStream.range(0, GROUPS).mapToDouble(g -> g).toArray(), means)
        : Double.NaN;
  }
}
