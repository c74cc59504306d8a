package io.tidemark.core.feature.operators.rolling;

/** The place of the least value in the window, 1 for the oldest row; of equals the oldest. */
public final class IdxMin extends Place {
  public IdxMin() {
    super("idxmin", "1 + argmin x");
  }

  @Override
  void join(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out, int count) {
    for (int i = 0; i < count; i++) {
      boolean later = right[0][i + leftRows] < left[0][i];
      out[1][i] = later ? right[1][i + leftRows] : left[1][i];
      out[0][i] = later ? right[0][i + leftRows] : left[0][i];
    }
  }
}
