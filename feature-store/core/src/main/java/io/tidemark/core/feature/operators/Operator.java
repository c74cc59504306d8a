package io.tidemark.core.feature.operators;

import java.util.List;
import java.util.Optional;

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

  /**
   * Whether row {@code t}'s whole window lies in rows from {@code first} on; once it does, so it
   * does for all later rows.
   *
   * @param in the series
   */
  default boolean isFull(double[][] in, double[] parameters, int first, int t) {
    return t - first >= lookBack(parameters);
  }

  /**
   * The first row whose whole window lies in rows from {@code first} on; {@code length} if there is
   * none.
   *
   * @param in the series
   */
  default int firstFull(double[][] in, double[] parameters, int first, int length) {
    return Math.min(length, first + lookBack(parameters));
  }

  /** Whether its first number is a window, which may be a span of a clock instead of rows. */
  default boolean isWindowed() {
    return false;
  }

  /** Whether all its series must be of one unit, so that a number beside one takes its unit. */
  default boolean sameUnit() {
    return false;
  }

  /** Whether it works across entities at one time rather than along one entity's time. */
  default boolean crossSectional() {
    return false;
  }

  /** Those it is computed together with over the same series. */
  default Optional<FusedOperators> family() {
    return Optional.empty();
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
   * @param minimum the smallest allowed
   * @param maximum the largest allowed
   * @param whole whether it must be a whole number
   */
  record Parameter(String name, double minimum, double maximum, boolean whole) {
    /** The length of a window, in rows. */
    public static Parameter window(int minimum) {
      return rows("window", minimum, 5_000);
    }

    /** A number of rows. */
    public static Parameter rows(String name, int minimum, int maximum) {
      return new Parameter(name, minimum, maximum, true);
    }

    /** A share of a whole, from 0 to 1. */
    public static Parameter share(String name) {
      return new Parameter(name, 0, 1, false);
    }

    /** Whether it may have that value. */
    public boolean allows(double value) {
      return value >= minimum && value <= maximum && (!whole || value == Math.rint(value));
    }

    /** What it may be, in words. */
    public String rule() {
      return whole
          ? "a whole number from %d to %d".formatted((long) minimum, (long) maximum)
          : "a number from %s to %s".formatted(minimum, maximum);
    }
  }
}
