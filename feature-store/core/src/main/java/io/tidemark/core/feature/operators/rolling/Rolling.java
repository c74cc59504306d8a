package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.operators.FusedOperators;
import io.tidemark.core.feature.operators.Operator;
import io.tidemark.core.feature.operators.Unit;
import io.tidemark.core.feature.operators.window.Block;
import io.tidemark.core.feature.operators.window.Window;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Common base of windowed statistics. A window of n rows ends at the present row. Rows with a
 * missing series are left out. The value is missing if fewer than half of the rows are left, or
 * fewer than the statistic needs, or if the statistic describes the present row and that row is
 * missing.
 */
public abstract class Rolling implements Operator {
  private static final ThreadLocal<Block> MENDED = ThreadLocal.withInitial(Block::new);

  private final String name;
  private final int series;
  private final int fewest;
  private final String formula;
  private final UnaryOperator<Unit> unit;

  /**
   * @param fewest minimum number of rows that the statistic needs
   * @param unit unit of the result, from that of the first series
   */
  public Rolling(String name, int series, int fewest, String formula, UnaryOperator<Unit> unit) {
    this.name = name;
    this.series = series;
    this.fewest = fewest;
    this.formula = formula;
    this.unit = unit;
  }

  /**
   * Whether the statistic describes the present row (as a rank does) rather than the window as a
   * whole.
   */
  public boolean isOfPresentRow() {
    return false;
  }

  /**
   * The number of the window's moments that it uses: 2 for mean and variance, 3 with the trend, 0
   * for none.
   */
  public int moments() {
    return 0;
  }

  /**
   * Computes the statistic of every window. Results of windows with missing values are not used.
   *
   * @param out receives one value per window, in order of time
   */
  public abstract void of(Window windows, double[] out);

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
  public final Optional<FusedOperators> family() {
    return Optional.of(FusedRolling.INSTANCE);
  }

  @Override
  public final void compute(double[][] in, double[] parameters, double[] out, int from, int to) {
    FusedRolling.INSTANCE.compute(
        in, List.of(new FusedOperators.Call(this, parameters, out)), from, to);
  }

  /**
   * Computes again those windows that have missing values.
   *
   * @param out one value per window
   * @param first the first window that is wanted
   */
  public final void recomputeGaps(Window windows, double[] out, int first) {
    double[][] rows = windows.block().series();
    int gaps = 0;
    for (int t = first; t < windows.block().length(); t++) {
      gaps += isGap(rows, t) ? 1 : 0;
      int from = t - windows.rows() + 1;
      if (from >= first) {
        if (gaps > 0) {
          out[from] = ofPresent(windows, from);
        }
        gaps -= isGap(rows, from) ? 1 : 0;
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
  private double ofPresent(Window windows, int from) {
    double[][] rows = windows.block().series();
    int window = windows.rows();
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
    Block block = window > FusedRolling.MOST_KEPT ? new Block() : MENDED.get();
    block.turnTo(present, n, moments(), places);
    of(new Window(block, n, windows.parameters()), value);
    return value[0];
  }
}
