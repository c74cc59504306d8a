package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.Unit;

/** Where the last value lies in its window: the share of values below it, ties counted half. */
public final class Rank extends Rolling {
  public Rank() {
    super("rank", 1, 2, "(#{x < x[t]} + (#{x = x[t]} + 1) / 2) / n", unit -> Unit.NONE);
  }

  @Override
  double[] of(double[][] x, int window) {
    double[] ranks = new double[x[0].length - window + 1];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = rankOfLast(x[0], i, i + window);
    }
    return ranks;
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
