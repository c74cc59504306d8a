package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.Operator;
import io.tidemark.core.feature.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What windowed statistics share. A window of n rows ends at the present row. Rows in which a
 * series is missing are left out; with fewer than half of the rows, or fewer than the statistic
 * needs, there is no value. Nor is there one where the present row is missing, if the statistic is
 * about that row.
 */
abstract class Rolling implements Operator {
  /** Windows computed together: few enough that their arrays stay in the cache. */
  private static final int BLOCK = 1_024;

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

  /** Whether the statistic says something of the present row, not of the window as a whole. */
  boolean isOfPresentRow() {
    return false;
  }

  /**
   * The statistic of every window; what it gives where a value is missing is not used.
   *
   * @param out is filled from {@code at} on: one value a window, in order of time
   */
  abstract void of(Block block, double[] out, int at);

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final int series() {
    return series;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(Parameter.window(fewest));
  }

  @Override
  public final boolean isWindowed() {
    return true;
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
    double[][] rows = new double[series][Math.min(block, to - first) + window - 1];
    for (int start = first; start < to; start += block) {
      int length = Math.min(block, to - start) + window - 1;
      for (int s = 0; s < series; s++) {
        System.arraycopy(in[s], start - window + 1, rows[s], 0, length);
      }
      Block windows = new Block(rows, length, window, parameters, null);
      of(windows, out, start);
      if (hasGap(windows)) {
        mend(windows, out, start);
      }
    }
  }

  private static boolean hasGap(Block block) {
    for (double[] row : block.series()) {
      for (int t = 0; t < block.length(); t++) {
        if (Double.isNaN(row[t])) {
          return true;
        }
      }
    }
    return false;
  }

  /** Does the windows again in which something is missing. */
  private void mend(Block block, double[] out, int at) {
    int gaps = 0;
    for (int t = 0; t < block.length(); t++) {
      gaps += isGap(block.series(), t) ? 1 : 0;
      int from = t - block.window() + 1;
      if (from >= 0) {
        if (gaps > 0) {
          out[at + from] = ofPresent(block, from);
        }
        gaps -= isGap(block.series(), from) ? 1 : 0;
      }
    }
  }

  private static boolean isGap(double[][] rows, int t) {
    for (double[] row : rows) {
      if (Double.isNaN(row[t])) {
        return true;
      }
    }
    return false;
  }

  /** The statistic of a window from the rows in which no series is missing. */
  private double ofPresent(Block block, int from) {
    double[][] rows = block.series();
    int window = block.window();
    if (isOfPresentRow() && isGap(rows, from + window - 1)) {
      return Double.NaN;
    }
    double[][] present = new double[series][window];
    double[] places = new double[window];
    int n = 0;
    for (int t = from; t < from + window; t++) {
      for (int s = 0; s < series; s++) {
        present[s][n] = rows[s][t];
      }
      places[n] = t - from;
      n += isGap(rows, t) ? 0 : 1;
    }
    if (n < Math.max(fewest, (window + 1) / 2)) {
      return Double.NaN;
    }
    double[] value = new double[1];
    of(new Block(present, n, n, block.parameters(), places), value, 0);
    return value[0];
  }
}
