package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.operators.window.WindowKernel;

/**
 * The place of the greatest value in the window, 1 for the oldest row; the oldest if several are
 * equal.
 */
public final class IdxMax extends WindowPosition {
  public IdxMax() {
    super("idxmax", "1 + argmax x", WindowKernel.GREATEST_ROW);
  }
}
