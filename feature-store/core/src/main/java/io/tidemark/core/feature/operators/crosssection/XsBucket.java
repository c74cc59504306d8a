package io.tidemark.core.feature.operators.crosssection;

import io.tidemark.core.series.Ranks;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The number of the quantile group, of n groups of equal size, that an entity's value falls into; 0
 * holds the lowest values.
 */
public final class XsBucket extends CrossSectionOperator {
  private static final int MOST = 1_000;

  public XsBucket() {
    super("xs_bucket", 1, "⌊n · (rank of x among the entities at t − ½) / their number⌋");
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(Parameter.rows("groups", 2, MOST));
  }

  @Override
  public void compute(double[][] in, double[] parameters, double[] out, int from, int to) {
    double[] x = in[0];
    int[] present = IntStream.range(from, to).filter(i -> !Double.isNaN(x[i])).toArray();
    double[] ranks = Ranks.average(IntStream.of(present).mapToDouble(i -> x[i]).toArray());
    Arrays.fill(out, from, to, Double.NaN);
    for (int i = 0; i < present.length; i++) {
      out[present[i]] = Math.floor(parameters[0] * (ranks[i] - 0.5) / present.length);
    }
  }
}
