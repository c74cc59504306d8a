package io.tidemark.core.feature.operators.rolling;

/** The place of the greatest value in the window, 1 for the oldest row; of equals the oldest. */
public final class IdxMax extends WindowPosition {
  public IdxMax() {
    super("idxmax", "1 + argmax x", Kernel.GREATEST_ROW);
  }

  static void join(
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
}
