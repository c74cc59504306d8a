package io.tidemark.core.feature.operators.window;

/**
 * How sums and extremes of a window follow from those of its two parts. Each loop stands alone and
 * without an offset in its indices, so that the compiler turns it into vectors.
 */
final class Joins {
  private Joins() {}

  /** The sum of both parts. */
  static void sums(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out, int count) {
    double[] one = left[0];
    double[] other = right[0];
    double[] both = out[0];
    for (int i = 0; i < count; i++) {
      both[i] = one[i] + other[i];
    }
  }

  /** The greater of both parts. */
  static void greatest(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out, int count) {
    double[] one = left[0];
    double[] other = right[0];
    double[] both = out[0];
    for (int i = 0; i < count; i++) {
      both[i] = Math.max(one[i], other[i]);
    }
  }

  /** The lesser of both parts. */
  static void least(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out, int count) {
    double[] one = left[0];
    double[] other = right[0];
    double[] both = out[0];
    for (int i = 0; i < count; i++) {
      both[i] = Math.min(one[i], other[i]);
    }
  }

  /** The greater of both parts and its row; of equals the earlier. */
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

  /** The lesser of both parts and its row; of equals the earlier. */
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
