package io.tidemark.core.feature.operators.window;

/**
 * Combines the sums and extremes of two adjacent windows into those of the joint window. Each loop
 * is separate and has no offset in its indices, so that the JIT compiler vectorizes it.
 */
final class WindowJoins {
  private WindowJoins() {}

  /** Sums of both parts. */
  static void sums(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out, int count) {
    double[] one = left[0];
    double[] other = right[0];
    double[] both = out[0];
    for (int i = 0; i < count; i++) {
      both[i] = one[i] + other[i];
    }
  }

  /** Maxima of both parts. */
  static void greatest(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out, int count) {
    double[] one = left[0];
    double[] other = right[0];
    double[] both = out[0];
    for (int i = 0; i < count; i++) {
      both[i] = Math.max(one[i], other[i]);
    }
  }

  /** Minima of both parts. */
  static void least(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out, int count) {
    double[] one = left[0];
    double[] other = right[0];
    double[] both = out[0];
    for (int i = 0; i < count; i++) {
      both[i] = Math.min(one[i], other[i]);
    }
  }

  /** Maxima of both parts with their rows; the earlier row if they are equal. */
  static void greatestRows(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out, int count) {
    double[] one = left[0];
    double[] other = right[0];
    double[] oneRow = left[1];
    double[] otherRow = right[1];
    double[] both = out[0];
    double[] bothRow = out[1];
    for (int i = 0; i < count; i++) {
      boolean later = other[i] > one[i];
      bothRow[i] = later ? otherRow[i] : oneRow[i];
      both[i] = later ? other[i] : one[i];
    }
  }

  /** Minima of both parts with their rows; the earlier row if they are equal. */
  static void leastRows(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out, int count) {
    double[] one = left[0];
    double[] other = right[0];
    double[] oneRow = left[1];
    double[] otherRow = right[1];
    double[] both = out[0];
    double[] bothRow = out[1];
    for (int i = 0; i < count; i++) {
      boolean later = other[i] < one[i];
      bothRow[i] = later ? otherRow[i] : oneRow[i];
      both[i] = later ? other[i] : one[i];
    }
  }
}
