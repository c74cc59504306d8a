package io.tidemark.core.feature.operators.volatility;

import io.tidemark.core.feature.operators.Operator;
import io.tidemark.core.feature.operators.Unit;
import io.tidemark.core.feature.operators.rolling.Sum;
import io.tidemark.core.series.Finite;
import java.util.Arrays;
import java.util.List;

/**
 * Bipower variation of the returns in a window, which is robust to jumps (Barndorff-Nielsen and
 * Shephard, Journal of Financial Econometrics 2004). Realised variance is {@code sum(r * r, n)}.
 */
public final class Bipower implements Operator {
  private static final Operator SUM = new Sum();

  @Override
  public String name() {
    return "bipower";
  }

  @Override
  public int series() {
    return 1;
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
    return "π/2 Σ |r[i]| |r[i − 1]|, both in the window";
  }

  @Override
  public int lookBack(double[] parameters) {
    return (int) parameters[0] - 1;
  }

  @Override
  public Unit unit(List<Unit> series) {
    return series.get(0).times(series.get(0));
  }

  @Override
  public void compute(double[][] in, double[] parameters, double[] out, int from, int to) {
    double[] r = in[0];
    double[] pairs = new double[to];
    for (int t = Math.max(1, from - (int) parameters[0] + 2); t < to; t++) {
      pairs[t] = Finite.orMissing(Math.PI / 2 * Math.abs(r[t]) * Math.abs(r[t - 1]));
    }
    SUM.compute(new double[][] {pairs}, new double[] {parameters[0] - 1}, out, from, to);
    int full = Math.min(lookBack(parameters), to);
    Arrays.fill(out, Math.min(from, full), full, Double.NaN);
  }
}
