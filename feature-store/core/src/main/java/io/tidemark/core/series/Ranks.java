package io.tidemark.core.series;

import java.util.Arrays;

/** Ranks within a sample; equal values share the mean of their ranks. */
public final class Ranks {
  private Ranks() {}

  /**
   * Ranks from 1.
   *
   * @param values without NaN
   */
  public static double[] average(double[] values) {
    double[] sorted = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      sorted[i] = values[i] + 0.0; // -0.0 and 0.0 are sorted apart but count as equal
    }
    Arrays.sort(sorted);
    double[] rankAt = new double[sorted.length];
    for (int from = 0, to; from < sorted.length; from = to) {
      to = from + 1;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      Arrays.fill(rankAt, from, to, (from + 1 + to) / 2.0);
    }
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      ranks[i] = rankAt[Arrays.binarySearch(sorted, values[i] + 0.0)];
    }
    return ranks;
  }

  /**
   * Ranks scaled to [-0.5, 0.5], so that the mean is 0 for every sample size; 0 for a single value,
   * NaN where the value is NaN.
   */
  public static float[] centred(double[] values) {
    double[] present = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    double[] ranks = average(present);
    float[] centred = new float[values.length];
    int next = 0;
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        centred[i] = Float.NaN;
      } else {
        double rank = ranks[next++];
        centred[i] = present.length == 1 ? 0 : (float) ((rank - 1) / (present.length - 1) - 0.5);
      }
    }
    return centred;
  }
}
