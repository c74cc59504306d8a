package io.tidemark.core.feature.operators;

/**
 * The dimension of a series, as powers of the two base units.
 *
 * @param usd power of US dollars
 * @param shares power of shares
 */
public record Unit(int usd, int shares) {
  /** A pure number: a return, a ratio, a rank. */
  public static final Unit NONE = new Unit(0, 0);

  /** US dollars per share. */
  public static final Unit PRICE = new Unit(1, -1);

  /** Shares traded. */
  public static final Unit SHARES = new Unit(0, 1);

  /** The unit of a product. */
  public Unit times(Unit other) {
    return new Unit(usd + other.usd, shares + other.shares);
  }

  /** The unit of a quotient. */
  public Unit per(Unit other) {
    return new Unit(usd - other.usd, shares - other.shares);
  }

  /**
   * The unit of a square root.
   *
   * @throws IllegalArgumentException if a power is odd
   */
  public Unit root() {
    if (usd % 2 != 0 || shares % 2 != 0) {
      throw new IllegalArgumentException(
          "%s has no square root; a pure number or a square has".formatted(this));
    }
    return new Unit(usd / 2, shares / 2);
  }

  /**
   * Returns this unit if the other one is the same.
   *
   * @param verb the operation, for the error
   * @throws IllegalArgumentException if the other one differs
   */
  public Unit same(Unit other, String verb) {
    if (!equals(other)) {
      throw new IllegalArgumentException(
          "cannot %s %s and %s; both sides must have one unit".formatted(verb, this, other));
    }
    return this;
  }

  @Override
  public String toString() {
    if (equals(NONE)) {
      return "pure number";
    }
    return (power("USD", usd) + " " + power("share", shares)).strip();
  }

  private static String power(String name, int power) {
    return power == 0 ? "" : power == 1 ? name : name + "^" + power;
  }
}
