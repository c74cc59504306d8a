package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.Unit;

/** Where the last value lies in its window: the share of values below it, ties counted half. */
public final class Rank extends Rolling {
  public Rank() {
    super("rank", 1, 2, "(#{x < x[t]} + (#{x = x[t]} + 1) / 2) / n", unit -> Unit.NONE);
  }

  @Override
  boolean isOfPresentRow() {
    return true;
  }

  @Override
  void of(double[][] x, int length, int window, double[] out, int at) {
    for (int i = 0; i <= length - window; i++) {
      out[at + i] = rankOfLast(x[0], i, i + window);
    }
  }

  private static double rankOfLast(double[] x, int from, int to) {
    double last = x[to - 1];
    int below = 0;
    int equal = 0;
    for (int t = from; t < to; t++) {
      below += x[t] < last ? 1 : 0;
      equal += x[t] == last ? 1 : 0;
    }
    return (below + (equal + 1) / 2.0) / (to - from);
  }
}
