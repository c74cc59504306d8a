package io.tidemark.core.feature.operators.crosssection;

import io.tidemark.core.feature.operators.Unit;
import io.tidemark.core.series.Finite;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A value minus the mean of its group at the same time. Entities with the same value of the second
 * series form a group. An entity alone in its group, or in a group of equal values, has 0; an
 * entity without a group has no value. The values of a group are summed in order of size, so that
 * the bits do not depend on the order of the entities.
 */
public final class XsNeutral extends CrossSectionOperator {
  public XsNeutral() {
    super("xs_neutral", 2, "x − mean of x over the entities at t with the same group");
  }

  @Override
  public Unit unit(List<Unit> series) {
    return series.get(0);
  }

  @Override
  public void compute(double[][] in, double[] parameters, double[] out, int from, int to) {
    double[] x = in[0];
    double[] group = in[1];
    Map<Double, double[]> members = new TreeMap<>();
    for (int i = from; i < to; i++) {
      if (!Double.isNaN(x[i]) && !Double.isNaN(group[i])) {
        double[] before = members.getOrDefault(group[i] + 0.0, new double[0]);
        double[] after = Arrays.copyOf(before, before.length + 1);
        after[before.length] = x[i] + 0.0;
        members.put(group[i] + 0.0, after);
      }
    }
    Map<Double, Double> means = new TreeMap<>();
    members.forEach((name, values) -> means.put(name, mean(values)));
    for (int i = from; i < to; i++) {
      Double mean = means.get(group[i] + 0.0);
      out[i] = mean == null ? Double.NaN : Finite.orMissing(x[i] - mean);
    }
  }

  private static double mean(double[] values) {
    Arrays.sort(values);
    if (values[0] == values[values.length - 1]) {
      return values[0]; // the rounding of the sum would give a value other than 0
    }
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
