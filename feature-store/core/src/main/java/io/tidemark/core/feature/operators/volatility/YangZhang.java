package io.tidemark.core.feature.operators.volatility;

import io.tidemark.core.feature.operators.Operator;
import io.tidemark.core.feature.operators.Unit;
import io.tidemark.core.feature.operators.rolling.Mean;
import io.tidemark.core.feature.operators.rolling.Std;
import io.tidemark.core.series.Finite;
import java.util.List;

/**
 * Yang-Zhang daily variance, independent of drift and of opening jumps (Yang and Zhang, Journal of
 * Business 2000). Series: open, high, low, close; it also reads the close before the window.
 */
public final class YangZhang implements Operator {
  private static final Operator STD = new Std();
  private static final Operator MEAN = new Mean();

  @Override
  public String name() {
    return "yang_zhang";
  }

  @Override
  public int series() {
    return 4;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(Parameter.window(2));
  }

  @Override
  public boolean isWindowed() {
    return true;
  }

  @Override
  public String formula() {
    return "s²(ln(O / C before)) + k s²(ln(C / O)) + (1 − k) mean of Rogers-Satchell,"
        + " k = 0.34 / (1.34 + (n + 1) / (n − 1))";
  }

  @Override
  public int lookBack(double[] parameters) {
    return (int) parameters[0];
  }

  @Override
  public Unit unit(List<Unit> series) {
    return RangeVariance.ofPrices(name(), series);
  }

  @Override
  public void compute(double[][] in, double[] parameters, double[] out, int from, int to) {
    int start = Math.max(0, from - (int) parameters[0]);
    double[] overnight = new double[to];
    double[] day = new double[to];
    double[] range = new double[to];
    for (int t = start; t < to; t++) {
      boolean there = RangeVariance.positive(in, t);
      boolean before = t > 0 && in[3][t - 1] > 0;
      overnight[t] = there && before ? StrictMath.log(in[0][t] / in[3][t - 1]) : Double.NaN;
      day[t] = there ? StrictMath.log(in[3][t] / in[0][t]) : Double.NaN;
      range[t] = there ? RogersSatchell.variance(in, t) : Double.NaN;
    }
    double[] deviation = new double[to];
    STD.compute(new double[][] {overnight}, parameters, out, from, to);
    STD.compute(new double[][] {day}, parameters, deviation, from, to);
    double[] mean = new double[to];
    MEAN.compute(new double[][] {range}, parameters, mean, from, to);
    double n = parameters[0];
    double k = 0.34 / (1.34 + (n + 1) / (n - 1));
    for (int t = from; t < to; t++) {
      out[t] =
          t < n
              ? Double.NaN
              : Finite.orMissing(
                  out[t] * out[t] + k * deviation[t] * deviation[t] + (1 - k) * mean[t]);
    }
  }
}
