package io.tidemark.features.factors.statistics;

import java.io.Serializable;
import java.util.Arrays;

/**
 * How many names leave a feature's highest and lowest quintile from one session to the next.
 *
 * @param pairs number of consecutive session pairs in which both sessions have enough names
 * @param top share of names that leave the highest quintile, mean over the pairs
 * @param bottom share of names that leave the lowest quintile, mean over the pairs
 */
public record Turnover(int pairs, double top, double bottom) implements Serializable {
  static Turnover of(CrossSection[] sessions) {
    int pairs = 0;
    double[] left = new double[2];
    int[] counted = new int[2];
    int[] before = null;
    for (CrossSection session : sessions) {
      int[] now =
          session.size() < CrossSection.FEWEST ? null : QuantileReturns.groups(session, session);
      if (before != null && now != null) {
        pairs++;
        for (int side = 0; side < 2; side++) {
          double share = left(before, now, side * (QuantileReturns.GROUPS - 1));
          if (!Double.isNaN(share)) {
            left[side] += share;
            counted[side]++;
          }
        }
      }
      before = now;
    }
    return new Turnover(pairs, left[1] / counted[1], left[0] / counted[0]);
  }

  /** Share of names that left a group; NaN if the group was empty. */
  private static double left(int[] before, int[] now, int group) {
    long members = Arrays.stream(before).filter(g -> g == group).count();
    long gone = 0;
    for (int name = 0; name < before.length; name++) {
      gone += before[name] == group && now[name] != group ? 1 : 0;
    }
    return (double) gone / members;
  }

  /** The mean of top and bottom. */
  public double mean() {
    return (top + bottom) / 2;
  }
}
