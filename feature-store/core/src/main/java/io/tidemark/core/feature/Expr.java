package io.tidemark.core.feature;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An expression as written; {@code column} is its 0-based place in the text. */
sealed interface Expr {
  int column();

  /**
   * A number.
   *
   * @param clock the letter after it, as the d of {@code 20d}; empty for a plain number
   */
  record Literal(double value, String clock, int column) implements Expr {
    Literal(double value, int column) {
      this(value, "", column);
    }

    boolean isPlain() {
      return clock.isEmpty();
    }

    @Override
    public String toString() {
      String number =
          value == Math.rint(value) && Math.abs(value) < 1e15
              ? Long.toString((long) value)
              : Double.toString(value);
      return number + clock;
    }
  }

  /** A column of a source, as in {@code px.close}. */
  record Field(String source, String name, int column) implements Expr {
    @Override
    public String toString() {
      return source + "." + name;
    }
  }

  /** An operator applied; arithmetic too, under the names add, sub, mul, div and neg. */
  record Call(String operator, List<Expr> arguments, Map<String, Literal> named, int column)
      implements Expr {
    @Override
    public String toString() {
      return Stream.concat(
              arguments.stream().map(Expr::toString),
              named.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()))
          .collect(Collectors.joining(", ", operator + "(", ")"));
    }
  }
}
