package io.tidemark.core.series;

/** Numbers that are too large to be written as one. */
public final class Finite {
  private Finite() {}

  /**
   * The same value, NaN where it is infinite. A multiple of 0 is added, since loops with that in
   * them run several values at once, and those with a branch do not; it changes no finite number,
   * nor the sign of 0.
   */
  public static double orMissing(double value) {
    return value + 0 * value;
  }

  /** The same of a stretch of an array, from one to another. */
  public static void copy(double[] from, int start, double[] to, int toStart, int count) {
    for (int i = 0; i < count; i++) {
      double value = from[start + i];
      to[toStart + i] = value + 0 * value;
    }
  }
}
