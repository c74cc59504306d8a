package io.tidemark.core.feature.operators.elementwise;

import io.tidemark.core.feature.operators.Operator;
import io.tidemark.core.feature.operators.Unit;
import java.util.List;

/**
 * Compares two series of the same unit row by row. The value is missing where either is missing.
 */
public final class ComparisonOperator extends Elementwise {
  /** The larger of two values; Qlib's Greater. */
  public static final Operator GREATER =
      new ComparisonOperator(
          "greater",
          "max(x, y)",
          false,
          (x, y, out, from, to) -> {
            for (int t = from; t < to; t++) {
              out[t] = Math.max(x[t], y[t]);
            }
          });

  /** The smaller of two values; Qlib's Less. */
  public static final Operator LESS =
      new ComparisonOperator(
          "less",
          "min(x, y)",
          false,
          (x, y, out, from, to) -> {
            for (int t = from; t < to; t++) {
              out[t] = Math.min(x[t], y[t]);
            }
          });

  /** Written {@code x > y}. */
  public static final Operator GT =
      new ComparisonOperator(
          "gt",
          "1 where x > y, else 0",
          true,
          (x, y, out, from, to) -> {
            for (int t = from; t < to; t++) {
              out[t] = x[t] > y[t] ? 1 : x[t] <= y[t] ? 0 : Double.NaN;
            }
          });

  /** Written {@code x < y}. */
  public static final Operator LT =
      new ComparisonOperator(
          "lt",
          "1 where x < y, else 0",
          true,
          (x, y, out, from, to) -> {
            for (int t = from; t < to; t++) {
              out[t] = x[t] < y[t] ? 1 : x[t] >= y[t] ? 0 : Double.NaN;
            }
          });

  /** Written {@code x >= y}. */
  public static final Operator GE =
      new ComparisonOperator(
          "ge",
          "1 where x ≥ y, else 0",
          true,
          (x, y, out, from, to) -> {
            for (int t = from; t < to; t++) {
              out[t] = x[t] >= y[t] ? 1 : x[t] < y[t] ? 0 : Double.NaN;
            }
          });

  /** Written {@code x <= y}. */
  public static final Operator LE =
      new ComparisonOperator(
          "le",
          "1 where x ≤ y, else 0",
          true,
          (x, y, out, from, to) -> {
            for (int t = from; t < to; t++) {
              out[t] = x[t] <= y[t] ? 1 : x[t] > y[t] ? 0 : Double.NaN;
            }
          });

  private final boolean isTruth;
  private final PairLoop loop;

  private ComparisonOperator(String name, String formula, boolean isTruth, PairLoop loop) {
    super(name, 2, formula);
    this.isTruth = isTruth;
    this.loop = loop;
  }

  @Override
  public boolean sameUnit() {
    return true;
  }

  @Override
  public Unit unit(List<Unit> series) {
    Unit unit = series.get(0).same(series.get(1), "compare");
    return isTruth ? Unit.NONE : unit;
  }

  @Override
  public void compute(double[][] in, double[] parameters, double[] out, int from, int to) {
    loop.run(in[0], in[1], out, from, to);
  }
}
