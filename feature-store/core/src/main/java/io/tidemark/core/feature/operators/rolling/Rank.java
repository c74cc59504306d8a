package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.Unit;

/** Where the last value lies in its window: the share of values below it, ties counted half. */
public final class Rank extends Rolling {
  public Rank() {
    super("rank", 1, 2, "(#{x < x[t]} + (#{x = x[t]} + 1) / 2) / n", unit -> Unit.NONE);
  }

  @Override
  double of(double[][] x, int n) {
    double last = x[0][n - 1];
    int below = 0;
    int equal = 0;
    for (int i = 0; i < n; i++) {
      below += x[0][i] < last ? 1 : 0;
      equal += x[0][i] == last ? 1 : 0;
    }
    return (below + (equal + 1) / 2.0) / n;
  }
}
