package io.tidemark.core.market;

/** The difference up to which two closes of the same share and day count as equal. */
public final class CloseTolerance {
  /** The smallest price step of a US share: vendors that round differently are one tick apart. */
  private static final double TICK = 0.01;

  /**
   * The usual difference between the official closing price and the last consolidated trade, as a
   * fraction.
   */
  private static final double SHARE = 0.002;

  /** Keeps a difference of exactly one tick within the tolerance despite binary rounding. */
  private static final double ROUNDING = 1e-9;

  private CloseTolerance() {}

  /**
   * Whether two closes differ by at most one tick or 0.2 % of the price. The tick matters below
   * five dollars, where one cent of rounding is already more than 0.2 %.
   */
  public static boolean agree(double a, double b) {
    double allowed = Math.max(TICK, SHARE * Math.max(a, b));
    return Math.abs(a - b) <= allowed + ROUNDING;
  }
}
