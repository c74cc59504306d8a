package io.tidemark.ingest.disputes;

/** Factors between two prices that mean something: units and common splits. */
final class PriceFactors {
  /** Factors between units: cents and dollars, pence and pounds, thousands. */
  private static final double[] UNITS = {100, 1_000, 10_000};

  /**
   * Split ratios that are common enough to be recognised from a price difference between two
   * vendors alone.
   */
  private static final double[] COMMON_SPLITS = {
    1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 40, 50
  };

  /** Stock dividends of 5 % and more are fractions such as 21/20, 11/10 and 6/5. */
  private static final int LARGEST_DENOMINATOR = 20;

  private static final double EXACT = 1e-4;

  private PriceFactors() {}

  /** The unit factor of a log ratio, at least 100; 1 if it matches none. */
  static double unit(double logRatio, double tolerance) {
    return nearest(Math.abs(logRatio), tolerance, UNITS);
  }

  /** The common split ratio of a log ratio, above 1; 1 if it matches none. */
  static double commonSplit(double logRatio, double tolerance) {
    return nearest(Math.abs(logRatio), tolerance, COMMON_SPLITS);
  }

  /**
   * Whether a ratio is a possible split: a whole number of new shares for one, two, three or four
   * old ones, a small stock dividend, or any reverse split, whose ratio may have any value below 1.
   * The factor of a spin-off is above 1 and not such a ratio.
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
