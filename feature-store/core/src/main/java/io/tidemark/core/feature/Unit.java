package io.tidemark.core.feature;

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
