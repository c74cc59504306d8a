package io.tidemark.ingest.vendors;

import io.tidemark.core.market.CloseTolerance;

/** How far two figures may lie apart and still say the same. */
public final class Tolerance {
  /** Vendors count odd lots and late trades differently; beyond this it is worth a note. */
  private static final double VOLUME_SHARE = 0.20;

  /** Gross and net of fees, rounded to cents or not. */
  private static final double AMOUNT_SHARE = 0.01;

  /** How near to its split's ratio a close must move to bear the split out, in log terms. */
  private static final double SPLIT_SHARE = 0.20;

  /** Keeps a difference of exactly one tick inside, whatever its binary rounding. */
  private static final double ROUNDING = 1e-9;

  private Tolerance() {}

  /** Whether two closes agree, as {@link CloseTolerance} has it. */
  public static boolean closesAgree(double a, double b) {
    return CloseTolerance.agree(a, b);
  }

  /** Whether two volumes differ by no more than a fifth of the larger. */
  public static boolean volumesAgree(double a, double b) {
    return Math.abs(a - b) <= VOLUME_SHARE * Math.max(a, b);
  }

  /** Whether two amounts of an action are within 1 % of the larger. */
  public static boolean amountsAgree(double a, double b) {
    return Math.abs(a - b) <= AMOUNT_SHARE * Math.max(a, b) + ROUNDING;
  }

  /** Whether a close that moved from {@code before} to {@code after} bears a split out. */
  public static boolean bearsOut(double ratio, double before, double after) {
    double expected = Math.log(ratio);
    return Math.abs(Math.log(before / after) - expected) <= SPLIT_SHARE * Math.abs(expected);
  }

  /**
   * Whether a close shows that a large split is already in the prices: its move is nearer to none
   * at all than to the split's. Below 3:2 a day's ordinary move could look so, and nothing is said.
   */
  public static boolean speaksAgainst(double ratio, double before, double after) {
    double expected = Math.log(ratio);
    double share = Math.log(before / after) / expected;
    return Math.abs(expected) >= Math.log(1.5) - ROUNDING && share < 0.5;
  }
}
