package io.tidemark.core.feature.operators.elementwise;

import io.tidemark.core.feature.Operator;
import io.tidemark.core.feature.Unit;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;

/** The four operations on two series. Division by zero has no value. */
public final class Arithmetic extends Elementwise {
  public static final Operator ADD = new Arithmetic("add", "x + y", (x, y) -> x + y, same("add"));
  public static final Operator SUB =
      new Arithmetic("sub", "x − y", (x, y) -> x - y, same("subtract"));
  public static final Operator MUL = new Arithmetic("mul", "x · y", (x, y) -> x * y, Unit::times);
  public static final Operator DIV =
      new Arithmetic("div", "x / y", (x, y) -> y == 0 ? Double.NaN : x / y, Unit::per);

  private final DoubleBinaryOperator function;
  private final BinaryOperator<Unit> unit;

  private Arithmetic(
      String name, String formula, DoubleBinaryOperator function, BinaryOperator<Unit> unit) {
    super(name, 2, formula);
    this.function = function;
    this.unit = unit;
  }

  @Override
  public Unit unit(List<Unit> series) {
    return unit.apply(series.get(0), series.get(1));
  }

  @Override
  public void compute(double[][] in, double[] parameters, double[] out, int from, int to) {
    double[] x = in[0];
    double[] y = in[1];
    for (int t = from; t < to; t++) {
      out[t] = function.applyAsDouble(x[t], y[t]);
    }
  }

  private static BinaryOperator<Unit> same(String verb) {
    return (x, y) -> {
      if (!x.equals(y)) {
        throw new IllegalArgumentException(
            "cannot %s %s and %s; both sides must have one unit".formatted(verb, x, y));
      }
      return x;
    };
  }
}
