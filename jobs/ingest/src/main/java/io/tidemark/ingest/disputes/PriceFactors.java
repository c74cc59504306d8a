package io.tidemark.ingest.disputes;

/** Factors between two prices that mean something: units and common splits. */
final class PriceFactors {
  /** Factors between units: cents and dollars, pence and pounds, thousands. */
  private static final double[] UNITS = {100, 1_000, 10_000};

  /**
   * Splits that are common enough to be told from a price alone, where two vendors differ by them.
   */
  private static final double[] COMMON_SPLITS = {
    1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 40, 50
  };

  /** Stock dividends of 5 % and more are fractions of this kind: 21/20, 11/10, 6/5. */
  private static final int LARGEST_DENOMINATOR = 20;

  private static final double EXACT = 1e-4;

  private PriceFactors() {}

  /** The unit factor that a log ratio stands for, at least 100; 1 if it stands for none. */
  static double unit(double logRatio, double tolerance) {
    return nearest(Math.abs(logRatio), tolerance, UNITS);
  }

  /** The common split ratio, above 1, that a log ratio stands for; 1 if it stands for none. */
  static double commonSplit(double logRatio, double tolerance) {
    return nearest(Math.abs(logRatio), tolerance, COMMON_SPLITS);
  }

  /**
   * Whether shares are ever split so: whole numbers of new shares for one, two, three or four old
   * ones, or small stock dividends; and any consolidation, which may be of any ratio. The factor of
   * a spin-off is above 1 and no such ratio.
   */
  static boolean isSplit(double ratio) {
    if (ratio < 1) {
      return true;
    }
    for (int old = 1; old <= 4; old++) {
      if (isWhole(ratio * old, old)) {
        return true;
      }
    }
    double denominator = 1 / (ratio - 1);
    return denominator <= LARGEST_DENOMINATOR + 0.5
        && Math.abs(denominator - Math.rint(denominator)) < EXACT * denominator * denominator;
  }

  private static boolean isWhole(double figure, int old) {
    return Math.abs(figure - Math.rint(figure)) < EXACT * old * Math.max(1, figure);
  }

  private static double nearest(double size, double tolerance, double[] factors) {
    for (double factor : factors) {
      if (Math.abs(size - Math.log(factor)) <= tolerance) {
        return factor;
      }
    }
    return 1;
  }
}
