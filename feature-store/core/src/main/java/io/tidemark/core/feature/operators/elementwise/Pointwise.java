package io.tidemark.core.feature.operators.elementwise;

import io.tidemark.core.feature.operators.Operator;
import io.tidemark.core.feature.operators.Unit;
import java.util.List;
import java.util.function.UnaryOperator;

/** Functions of one series, row by row. */
public final class Pointwise extends Elementwise {
  public static final Operator NEG =
      new Pointwise(
          "neg",
          "−x",
          unit -> unit,
          (x, out, from, to) -> {
            for (int t = from; t < to; t++) {
              out[t] = -x[t];
            }
          });
  public static final Operator ABS =
      new Pointwise(
          "abs",
          "|x|",
          unit -> unit,
          (x, out, from, to) -> {
            for (int t = from; t < to; t++) {
              out[t] = Math.abs(x[t]);
            }
          });

  /** −1, 0 or 1. */
  public static final Operator SIGN =
      new Pointwise(
          "sign",
          "sgn x",
          unit -> Unit.NONE,
          (x, out, from, to) -> {
            for (int t = from; t < to; t++) {
              out[t] = Math.signum(x[t]);
            }
          });

  /** Natural logarithm; missing for a number that is not positive. */
  public static final Operator LOG =
      new Pointwise(
          "log",
          "ln x",
          unit -> Unit.NONE,
          (x, out, from, to) -> {
            for (int t = from; t < to; t++) {
              out[t] = x[t] > 0 ? StrictMath.log(x[t]) : Double.NaN;
            }
          });

  /** Exponential of a pure number; missing on overflow. */
  public static final Operator EXP =
      new Pointwise(
          "exp",
          "eˣ",
          Pointwise::pureNumber,
          (x, out, from, to) -> {
            for (int t = from; t < to; t++) {
              double value = StrictMath.exp(x[t]);
              out[t] = value == Double.POSITIVE_INFINITY ? Double.NaN : value;
            }
          });

  /** Square root, also of a squared unit; missing for a negative number. */
  public static final Operator SQRT =
      new Pointwise(
          "sqrt",
          "√x",
          Unit::root,
          (x, out, from, to) -> {
            for (int t = from; t < to; t++) {
              out[t] = Math.sqrt(x[t]);
            }
          });

  /** An operation on one series as a loop; see {@link PairLoop} for why each has its own. */
  private interface Loop {
    void run(double[] x, double[] out, int from, int to);
  }

  private final UnaryOperator<Unit> unit;
  private final Loop loop;

  private static Unit pureNumber(Unit unit) {
    if (!unit.equals(Unit.NONE)) {
      throw new IllegalArgumentException(
          "exp takes a pure number, not %s; divide by something of that unit".formatted(unit));
    }
    return unit;
  }

  private Pointwise(String name, String formula, UnaryOperator<Unit> unit, Loop loop) {
    super(name, 1, formula);
    this.unit = unit;
    this.loop = loop;
  }

  @Override
  public Unit unit(List<Unit> series) {
    return unit.apply(series.get(0));
  }

  @Override
  public void compute(double[][] in, double[] parameters, double[] out, int from, int to) {
    loop.run(in[0], out, from, to);
  }
}
