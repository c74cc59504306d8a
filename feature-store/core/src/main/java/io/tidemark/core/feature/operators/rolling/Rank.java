package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.Unit;

/** The last value's mean rank in its window over the number of values, to 1 for the greatest. */
public final class Rank extends Rolling {
  public Rank() {
    super("rank", 1, 2, "(#{x < x[t]} + (#{x = x[t]} + 1) / 2) / n", unit -> Unit.NONE);
  }

  @Override
  boolean isOfPresentRow() {
    return true;
  }

  @Override
  void of(Block block, double[] out, int at) {
    double[] x = block.x();
    int window = block.window();
    SortedWindow sorted = new SortedWindow(x, window);
    for (int i = 0; i < block.count(); i++) {
      double last = x[i + window - 1];
      if (i > 0) {
        sorted.replace(x[i - 1], last);
      }
      out[at + i] = (sorted.below(last) + 0.5) / window;
    }
  }
}
