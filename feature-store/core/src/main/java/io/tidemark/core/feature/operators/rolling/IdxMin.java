package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.operators.window.WindowKernel;

/**
 * The place of the least value in the window, 1 for the oldest row; the oldest if several are
 * equal.
 */
public final class IdxMin extends WindowPosition {
  public IdxMin() {
    super("idxmin", "1 + argmin x", WindowKernel.LEAST_ROW);
  }
}
