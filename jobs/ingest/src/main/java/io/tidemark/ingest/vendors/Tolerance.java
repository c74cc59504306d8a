package io.tidemark.ingest.vendors;

import io.tidemark.core.market.CloseTolerance;

/** How far two figures may differ and still agree. */
public final class Tolerance {
  /** Vendors count odd lots and late trades differently; a larger difference is reported. */
  private static final double VOLUME_SHARE = 0.20;

  /** Amounts may be gross or net of fees, rounded to cents or not. */
  private static final double AMOUNT_SHARE = 0.01;

  /** Makes a difference of exactly one tick agree despite binary rounding. */
  private static final double ROUNDING = 1e-9;

  private Tolerance() {}

  /** Whether two closes agree according to {@link CloseTolerance}. */
  public static boolean closesAgree(double a, double b) {
    return CloseTolerance.agree(a, b);
  }

  /** Whether two volumes differ by at most 20 % of the larger one. */
  public static boolean volumesAgree(double a, double b) {
    return Math.abs(a - b) <= VOLUME_SHARE * Math.max(a, b);
  }

  /** Whether two amounts of an action are within 1 % of the larger. */
  public static boolean amountsAgree(double a, double b) {
    return Math.abs(a - b) <= AMOUNT_SHARE * Math.max(a, b) + ROUNDING;
  }
}
