package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.Operator;
import io.tidemark.core.feature.Unit;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What windowed statistics share. A window of n rows ends at the present row. Rows in which a
 * series is missing are left out; with fewer than half of the rows, or fewer than the statistic
 * needs, there is no value.
 */
abstract class Rolling implements Operator {
  private final String name;
  private final int series;
  private final int fewest;
  private final String formula;
  private final UnaryOperator<Unit> unit;

  /**
   * @param fewest rows that the statistic needs at least
   * @param unit unit of the result, from that of the first series
   */
  Rolling(String name, int series, int fewest, String formula, UnaryOperator<Unit> unit) {
    this.name = name;
    this.series = series;
    this.fewest = fewest;
    this.formula = formula;
    this.unit = unit;
  }

  /**
   * The statistic of the rows that are present.
   *
   * @param x one array a series, filled from 0 to {@code n}, in order of time
   */
  abstract double of(double[][] x, int n);

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final int series() {
    return series;
  }

  @Override
  public final List<Parameter> parameters() {
    return List.of(Parameter.window(fewest));
  }

  @Override
  public final String formula() {
    return formula;
  }

  @Override
  public final int lookBack(double[] parameters) {
    return (int) parameters[0] - 1;
  }

  @Override
  public final Unit unit(List<Unit> units) {
    return unit.apply(units.get(0));
  }

  @Override
  public final void compute(double[][] in, double[] parameters, double[] out, int from, int to) {
    int window = (int) parameters[0];
    int needed = Math.max(fewest, (window + 1) / 2);
    double[][] present = new double[series][window];
    for (int t = from; t < to; t++) {
      int n = t < window - 1 ? 0 : gather(in, t - window + 1, t + 1, present);
      out[t] = n < needed ? Double.NaN : of(present, n);
    }
  }

  /** Copies the rows in which no series is missing; returns how many. */
  private int gather(double[][] in, int from, int to, double[][] present) {
    int n = 0;
    for (int t = from; t < to; t++) {
      boolean whole = true;
      for (int s = 0; s < series; s++) {
        double value = in[s][t];
        present[s][n] = value;
        whole &= !Double.isNaN(value);
      }
      if (whole) {
        n++;
      }
    }
    return n;
  }
}
