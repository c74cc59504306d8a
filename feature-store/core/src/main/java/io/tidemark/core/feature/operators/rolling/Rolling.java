package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.Operator;
import io.tidemark.core.feature.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What windowed statistics share. A window of n rows ends at the present row. Rows in which a
 * series is missing are left out; with fewer than half of the rows, or fewer than the statistic
 * needs, there is no value.
 */
abstract class Rolling implements Operator {
  /** Windows computed together: few enough that their arrays stay in the cache. */
  private static final int BLOCK = 4_096;

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
   * The statistic of every window; what it gives where a value is missing is not used.
   *
   * @param x one array a series, at least {@code window} long
   * @return one value a window, in order of time; may be one of the arrays given
   */
  abstract double[] of(double[][] x, int window);

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
    int first = Math.min(Math.max(from, window - 1), to);
    Arrays.fill(out, from, first, Double.NaN);
    int block = Math.max(BLOCK, window);
    for (int start = first; start < to; start += block) {
      int end = Math.min(start + block, to);
      double[][] rows = rows(in, start - window + 1, end);
      int[] gaps = gaps(rows);
      double[] values = of(rows, window);
      for (int i = 0; i < values.length; i++) {
        out[start + i] = gaps[i + window] == gaps[i] ? values[i] : ofPresent(rows, i, window);
      }
    }
  }

  /** How many of the rows before each one, and in all, lack a value. */
  private static int[] gaps(double[][] rows) {
    int[] gaps = new int[rows[0].length + 1];
    for (int t = 0; t < rows[0].length; t++) {
      boolean whole = true;
      for (double[] series : rows) {
        whole &= !Double.isNaN(series[t]);
      }
      gaps[t + 1] = gaps[t] + (whole ? 0 : 1);
    }
    return gaps;
  }

  /** The statistic of a window from the rows in which no series is missing. */
  private double ofPresent(double[][] rows, int from, int window) {
    double[][] present = new double[series][window];
    int n = 0;
    for (int t = from; t < from + window; t++) {
      boolean whole = true;
      for (int s = 0; s < series; s++) {
        present[s][n] = rows[s][t];
        whole &= !Double.isNaN(rows[s][t]);
      }
      n += whole ? 1 : 0;
    }
    boolean tooFew = n < Math.max(fewest, (window + 1) / 2);
    return tooFew ? Double.NaN : of(rows(present, 0, n), n)[0];
  }

  private static double[][] rows(double[][] series, int from, int to) {
    double[][] rows = new double[series.length][];
    for (int s = 0; s < rows.length; s++) {
      rows[s] = Arrays.copyOfRange(series[s], from, to);
    }
    return rows;
  }
}
