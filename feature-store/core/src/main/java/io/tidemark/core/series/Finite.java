package io.tidemark.core.series;

/** Replaces infinite values by NaN. */
public final class Finite {
  private Finite() {}

  /**
   * Returns the value, or NaN if it is infinite. It adds 0 times the value instead of branching, so
   * that loops that call it are vectorized; this changes no finite number and keeps the sign of 0.
   */
  public static double orMissing(double value) {
    return value + 0 * value;
  }

  /** Copies a range of an array; infinite values become NaN. */
  public static void copy(double[] from, int start, double[] to, int toStart, int count) {
    for (int i = 0; i < count; i++) {
      double value = from[start + i];
      to[toStart + i] = value + 0 * value;
    }
  }

  /**
   * The values with those that are infinite from an index on replaced by NaN; the same array if
   * there are none.
   */
  public static double[] ofAll(double[] values, int from) {
    for (int i = from; i < values.length; i++) {
      if (Double.isInfinite(values[i])) {
        double[] finite = values.clone();
        copy(values, from, finite, from, values.length - from);
        return finite;
      }
    }
    return values;
  }
}
