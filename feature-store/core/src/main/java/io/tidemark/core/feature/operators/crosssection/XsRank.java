package io.tidemark.core.feature.operators.crosssection;

import io.tidemark.core.series.Ranks;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The rank among all entities at the same time, from 1/n for the lowest to 1 for the highest. Ties
 * share their mean rank; a missing value has no rank.
 */
public final class XsRank extends CrossSectionOperator {
  public XsRank() {
    super("xs_rank", 1, "mean rank of x among the entities at t / their number");
  }

  @Override
  public void compute(double[][] in, double[] parameters, double[] out, int from, int to) {
    double[] x = in[0];
    int[] present = IntStream.range(from, to).filter(i -> !Double.isNaN(x[i])).toArray();
    double[] ranks = Ranks.average(IntStream.of(present).mapToDouble(i -> x[i]).toArray());
    Arrays.fill(out, from, to, Double.NaN);
    for (int i = 0; i < present.length; i++) {
      out[present[i]] = ranks[i] / present.length;
    }
  }
}
