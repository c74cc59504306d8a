package io.tidemark.core.feature.operators.elementwise;

import io.tidemark.core.feature.operators.Operator;
import io.tidemark.core.feature.operators.Unit;
import io.tidemark.core.series.Finite;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * The four operations on two series. The value is missing after a division by zero or an overflow.
 */
public final class ArithmeticOperator extends Elementwise {
  public static final Operator ADD =
      new ArithmeticOperator(
          "add",
          "x + y",
          (x, y) -> x.same(y, "add"),
          (x, y, out, from, to) -> {
            for (int t = from; t < to; t++) {
              out[t] = Finite.orMissing(x[t] + y[t]);
            }
          });
  public static final Operator SUB =
      new ArithmeticOperator(
          "sub",
          "x − y",
          (x, y) -> x.same(y, "subtract"),
          (x, y, out, from, to) -> {
            for (int t = from; t < to; t++) {
              out[t] = Finite.orMissing(x[t] - y[t]);
            }
          });
  public static final Operator MUL =
      new ArithmeticOperator(
          "mul",
          "x · y",
          Unit::times,
          (x, y, out, from, to) -> {
            for (int t = from; t < to; t++) {
              out[t] = Finite.orMissing(x[t] * y[t]);
            }
          });
  public static final Operator DIV =
      new ArithmeticOperator(
          "div",
          "x / y",
          Unit::per,
          (x, y, out, from, to) -> {
            for (int t = from; t < to; t++) {
              out[t] = Finite.orMissing(x[t] / y[t]);
            }
          });

  private final PairLoop loop;
  private final BinaryOperator<Unit> unit;

  private ArithmeticOperator(
      String name, String formula, BinaryOperator<Unit> unit, PairLoop loop) {
    super(name, 2, formula);
    this.loop = loop;
    this.unit = unit;
  }

  @Override
  public boolean sameUnit() {
    return this == ADD || this == SUB;
  }

  @Override
  public Unit unit(List<Unit> series) {
    return unit.apply(series.get(0), series.get(1));
  }

  @Override
  public void compute(double[][] in, double[] parameters, double[] out, int from, int to) {
    loop.run(in[0], in[1], out, from, to);
  }
}
