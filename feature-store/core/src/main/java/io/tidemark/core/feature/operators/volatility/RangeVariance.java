package io.tidemark.core.feature.operators.volatility;

import io.tidemark.core.feature.operators.Operator;
import io.tidemark.core.feature.operators.Unit;
import io.tidemark.core.feature.operators.rolling.Mean;
import java.util.List;

/**
 * The mean over a window of a daily variance that is estimated from the day's prices. Days with a
 * missing or non-positive price are left out; the value is missing if fewer than half of the days
 * remain.
 */
abstract class RangeVariance implements Operator {
  private static final Operator MEAN = new Mean();

  private final String name;
  private final int series;
  private final String formula;

  RangeVariance(String name, int series, String formula) {
    this.name = name;
    this.series = series;
    this.formula = formula;
  }

  /**
   * The variance of one day, as a squared log return, from its prices in the order of the series.
   */
  abstract double day(double[][] prices, int t);

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
    return List.of(Parameter.window(1));
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
    return ofPrices(name, units);
  }

  /** The unit of the result, a pure number, if all series are of one unit. */
  static Unit ofPrices(String name, List<Unit> units) {
    if (units.stream().distinct().count() > 1) {
      throw new IllegalArgumentException(
          "%s takes prices of one unit, not %s".formatted(name, units));
    }
    return Unit.NONE;
  }

  @Override
  public final void compute(double[][] in, double[] parameters, double[] out, int from, int to) {
    int window = (int) parameters[0];
    double[] daily = new double[to];
    for (int t = Math.max(0, from - window + 1); t < to; t++) {
      daily[t] = positive(in, t) ? day(in, t) : Double.NaN;
    }
    MEAN.compute(new double[][] {daily}, parameters, out, from, to);
  }

  /** Whether all prices of that row are above 0. */
  static boolean positive(double[][] in, int t) {
    for (double[] prices : in) {
      if (!(prices[t] > 0)) {
        return false;
      }
    }
    return true;
  }
}
