package io.tidemark.core.feature.operators.window;

import java.util.Arrays;

/**
 * All windows of one length over the rows of a block.
 *
 * @param block the rows that they cover
 * @param rows length of a window, at most that of the block
 * @param parameters of the operator
 */
public record Window(Block block, int rows, double[] parameters) {

  /** The number of windows; each starts one row after the one before. */
  public int count() {
    return block.length() - rows + 1;
  }

  /** The first series. */
  double[] x() {
    return block.x();
  }

  /** Per window, the value of the first series in its last row. */
  public double[] last() {
    return Arrays.copyOfRange(block.x(), rows - 1, block.length());
  }

  /** Mean, variance and trend, as many of them as the operator uses. */
  public double[][] moments() {
    return of(block.moments());
  }

  /** The results of a kernel for all windows. */
  public double[][] of(WindowKernel kernel) {
    return block.of(kernel, rows);
  }
}
