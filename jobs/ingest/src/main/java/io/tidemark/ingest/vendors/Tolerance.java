package io.tidemark.ingest.vendors;

import io.tidemark.core.market.CloseTolerance;

/** How far two figures may lie apart and still say the same. */
public final class Tolerance {
  /** Vendors count odd lots and late trades differently; beyond this it is worth a note. */
  private static final double VOLUME_SHARE = 0.20;

  /** Gross and net of fees, rounded to cents or not. */
  private static final double AMOUNT_SHARE = 0.01;

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
}
