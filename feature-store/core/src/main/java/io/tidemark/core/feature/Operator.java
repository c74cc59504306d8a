package io.tidemark.core.feature;

import java.util.List;

/**
 * One operator of the feature language. A value of an operator is a function of its window alone:
 * {@code out[t]} reads {@code in[..][t - lookBack .. t + lookAhead]} and nothing else, so a build
 * that starts elsewhere, one more day, and a live update give the same bits.
 */
public interface Operator {
  /** The name used in expressions. */
  String name();

  /** How many series it takes. */
  int series();

  /** The numbers it takes after the series, in order. */
  List<Parameter> parameters();

  /** The formula, and where it comes from if it has a name in the literature. */
  String formula();

  /** How many rows before the present one a value reads. */
  int lookBack(double[] parameters);

  /** How many rows after the present one a value reads; only labels may. */
  default int lookAhead(double[] parameters) {
    return 0;
  }

  /**
   * The unit of the result.
   *
   * @throws IllegalArgumentException if the units do not go together, saying what would be right
   */
  Unit unit(List<Unit> series);

  /** Whether it works across entities at one time rather than along one entity's time. */
  default boolean crossSectional() {
    return false;
  }

  /**
   * Computes {@code out[from..to)}. Where the arrays do not hold the whole window, and where too
   * much of it is missing, the value is NaN.
   *
   * @param in the series, of one length; a cross-sectional operator is given one row's values over
   *     all entities instead, and {@code from..to} spans them
   * @param parameters one number a parameter
   */
  void compute(double[][] in, double[] parameters, double[] out, int from, int to);

  /**
   * A number that an operator takes.
   *
   * @param name as in {@code halflife: 3}
   * @param minimum the smallest allowed, a whole number
   * @param maximum the largest allowed
   */
  record Parameter(String name, int minimum, int maximum) {
    /** The length of a window, in rows. */
    public static Parameter window(int minimum) {
      return new Parameter("window", minimum, 5_000);
    }
  }
}
