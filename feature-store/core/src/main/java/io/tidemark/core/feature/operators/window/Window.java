package io.tidemark.core.feature.operators.window;

import java.util.Arrays;

/**
 * All windows of one length over the rows of a block.
 *
 * @param block the rows they lie in
 * @param rows how many rows a window has, at most those of the block
 * @param parameters of the operator
 */
public record Window(Block block, int rows, double[] parameters) {

  /** How many windows there are, each a row later than the one before. */
  public int count() {
    return block.length() - rows + 1;
  }

  /** The first series. */
  double[] x() {
    return block.x();
  }

  /** Of each window, the first series' value in its last row. */
  public double[] last() {
    return Arrays.copyOfRange(block.x(), rows - 1, block.length());
  }

  /** Mean, spread and trend, as many as the operator rests on. */
  public double[][] moments() {
    return of(block.moments());
  }

  /** A kernel's numbers of all windows. */
  public double[][] of(Kernel kernel) {
    return block.of(kernel, rows);
  }
}
