package io.tidemark.core.market;

/** How far two closes of one share and day may lie apart and still say the same. */
public final class CloseTolerance {
  /** The smallest price step of a US share: vendors that round differently are one tick apart. */
  private static final double TICK = 0.01;

  /** The official closing price against the last consolidated trade. */
  private static final double SHARE = 0.002;

  /** Keeps a difference of exactly one tick inside, whatever its binary rounding. */
  private static final double ROUNDING = 1e-9;

  private CloseTolerance() {}

  /**
   * Whether two closes agree: a tick apart, or 0.2 % of the price. The tick matters below five
   * dollars, where one cent of rounding is already more than 0.2 %.
   */
  public static boolean agree(double a, double b) {
    double allowed = Math.max(TICK, SHARE * Math.max(a, b));
    return Math.abs(a - b) <= allowed + ROUNDING;
  }
}
