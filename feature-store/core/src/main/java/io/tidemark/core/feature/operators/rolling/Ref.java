package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.operators.Operator;
import io.tidemark.core.feature.operators.Unit;
import java.util.List;

/** The value n rows ago; with a negative n, the value n rows ahead, which only a label may read. */
public final class Ref implements Operator {
  @Override
  public String name() {
    return "ref";
  }

  @Override
  public int series() {
    return 1;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(Parameter.rows("rows", -5_000, 5_000));
  }

  @Override
  public boolean isWindowed() {
    return true;
  }

  @Override
  public String formula() {
    return "x[t − rows]";
  }

  @Override
  public int lookBack(double[] parameters) {
    return Math.max(0, (int) parameters[0]);
  }

  @Override
  public int lookAhead(double[] parameters) {
    return Math.max(0, -(int) parameters[0]);
  }

  /** A value ahead is whole where the row ahead is, which may be earlier than the present one. */
  @Override
  public boolean isFull(double[][] in, double[] parameters, int first, int t) {
    return t - (int) parameters[0] >= first;
  }

  @Override
  public int firstFull(double[][] in, double[] parameters, int first, int length) {
    return Math.min(length, Math.max(0, first + (int) parameters[0]));
  }

  @Override
  public Unit unit(List<Unit> series) {
    return series.get(0);
  }

  @Override
  public void compute(double[][] in, double[] parameters, double[] out, int from, int to) {
    double[] x = in[0];
    int rows = (int) parameters[0];
    for (int t = from; t < to; t++) {
      int there = t - rows;
      out[t] = there >= 0 && there < x.length ? x[there] : Double.NaN;
    }
  }
}
