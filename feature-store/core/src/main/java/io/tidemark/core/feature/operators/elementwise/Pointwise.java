package io.tidemark.core.feature.operators.elementwise;

import io.tidemark.core.feature.Operator;
import io.tidemark.core.feature.Unit;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** Functions of one series at one row. */
public final class Pointwise extends Elementwise {
  public static final Operator NEG = new Pointwise("neg", "−x", x -> -x, unit -> unit);
  public static final Operator ABS = new Pointwise("abs", "|x|", Math::abs, unit -> unit);

  /** −1, 0 or 1. */
  public static final Operator SIGN =
      new Pointwise("sign", "sgn x", Math::signum, unit -> Unit.NONE);

  /** Natural logarithm; a number that is not positive has none. */
  public static final Operator LOG =
      new Pointwise("log", "ln x", x -> x > 0 ? StrictMath.log(x) : Double.NaN, unit -> Unit.NONE);

  private final DoubleUnaryOperator function;
  private final UnaryOperator<Unit> unit;

  private Pointwise(
      String name, String formula, DoubleUnaryOperator function, UnaryOperator<Unit> unit) {
    super(name, 1, formula);
    this.function = function;
    this.unit = unit;
  }

  @Override
  public Unit unit(List<Unit> series) {
    return unit.apply(series.get(0));
  }

  @Override
  public void compute(double[][] in, double[] parameters, double[] out, int from, int to) {
    double[] x = in[0];
    for (int t = from; t < to; t++) {
      out[t] = function.applyAsDouble(x[t]);
    }
  }
}
