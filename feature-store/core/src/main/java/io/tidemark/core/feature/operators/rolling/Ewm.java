package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.operators.Operator;
import io.tidemark.core.feature.operators.Unit;
import io.tidemark.core.series.Finite;
import java.util.Arrays;
import java.util.List;

/**
 * The exponentially weighted mean, cut off after {@value #HALF_LIVES} half-lives, so that a value
 * depends on its window alone. The omitted weights are 2⁻¹⁰ of the total weight.
 */
public final class Ewm implements Operator {
  private static final int HALF_LIVES = 10;

  @Override
  public String name() {
    return "ewm";
  }

  @Override
  public int series() {
    return 1;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(Parameter.rows("halflife", 1, 500));
  }

  @Override
  public String formula() {
    return "Σ w_k x[t − k] / Σ w_k, w_k = 2^(−k / halflife), k = 0 … 10 · halflife";
  }

  @Override
  public int lookBack(double[] parameters) {
    return HALF_LIVES * (int) parameters[0];
  }

  @Override
  public Unit unit(List<Unit> series) {
    return series.get(0);
  }

  @Override
  public void compute(double[][] in, double[] parameters, double[] out, int from, int to) {
    double[] x = in[0];
    int reach = lookBack(parameters);
    double[] weights = new double[reach + 1];
    for (int k = 0; k <= reach; k++) {
      weights[k] = StrictMath.pow(2, -k / parameters[0]);
    }
    int first = Math.min(Math.max(from, reach), to);
    Arrays.fill(out, from, first, Double.NaN);
    double[] sums = new double[to - first];
    double total = 0;
    for (int k = reach; k >= 0; k--) {
      add(sums, weights[k], x, first - k);
      total += weights[k];
    }
    for (int i = 0; i < sums.length; i++) {
      out[first + i] =
          Double.isNaN(sums[i]) ? mean(x, first + i, weights) : Finite.orMissing(sums[i] / total);
    }
  }

  private static void add(double[] sums, double weight, double[] x, int from) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += weight * x[from + i];
    }
  }

  /** The mean of the values that are present. */
  private static double mean(double[] x, int t, double[] weights) {
    double sum = 0;
    double total = 0;
    int present = 0;
    for (int k = weights.length - 1; k >= 0; k--) {
      double value = x[t - k];
      if (!Double.isNaN(value)) {
        sum += weights[k] * value;
        total += weights[k];
        present++;
      }
    }
    return 2 * present < weights.length ? Double.NaN : Finite.orMissing(sum / total);
  }
}
