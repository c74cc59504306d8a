package io.tidemark.core.feature.operators;

import java.util.List;
import java.util.Optional;

/**
 * One operator of the feature language. A value of an operator is a function of its window alone:
 * {@code out[t]} reads {@code in[..][t - lookBack .. t + lookAhead]} and nothing else, so a batch
 * build, a backfill, an incremental day and a live update give the same bits.
 */
public interface Operator {
  /** The name used in expressions. */
  String name();

  /** How many series it takes. */
  int series();

  /** The numbers it takes after the series, in order. */
  List<Parameter> parameters();

  /** The formula, with its source if it has a name in the literature. */
  String formula();

  /** The number of rows before the present one that a value reads. */
  int lookBack(double[] parameters);

  /** The number of rows after the present one that a value reads; above 0 for labels only. */
  default int lookAhead(double[] parameters) {
    return 0;
  }

  /**
   * The unit of the result.
   *
   * @throws IllegalArgumentException if the units do not fit together; the message says which would
   */
  Unit unit(List<Unit> series);

  /**
   * Whether the whole window of row {@code t} consists of rows from {@code first} on. Once true, it
   * is true for all later rows.
   *
   * @param in the series
   */
  default boolean isFull(double[][] in, double[] parameters, int first, int t) {
    return t - first >= lookBack(parameters);
  }

  /**
   * The first row with a window that consists only of rows from {@code first} on; {@code length} if
   * there is none.
   *
   * @param in the series
   */
  default int firstFull(double[][] in, double[] parameters, int first, int length) {
    return Math.min(length, first + lookBack(parameters));
  }

  /**
   * Whether its first parameter is a window, which may be a number of rows or a span of time,
   * volume or trades.
   */
  default boolean isWindowed() {
    return false;
  }

  /**
   * Whether all its series must have the same unit; a plain number among them then takes that unit.
   */
  default boolean sameUnit() {
    return false;
  }

  /** Whether it computes across entities at one time rather than along the time of one entity. */
  default boolean crossSectional() {
    return false;
  }

  /** The family of operators that it is computed together with over the same series, if any. */
  default Optional<FusedOperators> family() {
    return Optional.empty();
  }

  /**
   * Computes {@code out[from..to)}. The value is NaN where the arrays do not contain the whole
   * window and where too many of its values are missing.
   *
   * @param in the series, all of the same length; for a cross-sectional operator they are the
   *     values of all entities at one time, and {@code from..to} covers the entities
   * @param parameters one number per parameter
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

    /** A fraction from 0 to 1. */
    public static Parameter share(String name) {
      return new Parameter(name, 0, 1, false);
    }

    /** Whether the value is within the rule. */
    public boolean allows(double value) {
      return value >= minimum && value <= maximum && (!whole || value == Math.rint(value));
    }

    /** The rule as a phrase for messages. */
    public String rule() {
      return whole
          ? "a whole number from %d to %d".formatted((long) minimum, (long) maximum)
          : "a number from %s to %s".formatted(minimum, maximum);
    }
  }
}
