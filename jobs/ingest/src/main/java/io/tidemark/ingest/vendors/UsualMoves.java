package io.tidemark.ingest.vendors;

import java.util.Arrays;

/**
 * The usual moves of a share's price, as standard deviations of log returns: from a close to the
 * next open, and from a close to the next close.
 *
 * @param overnight NaN if opens are not informative because most of them repeat the previous close
 */
public record UsualMoves(double overnight, double daily) {
  /** The number of past days used. */
  public static final int DAYS = 60;

  /** The usual daily move if there is too little history. */
  private static final double ORDINARY = 0.02;

  private static final double LEAST = ORDINARY / 10;

  /** The median of absolute values of a standard normal variable. */
  private static final double MEDIAN_OF_NORMAL = 0.6745;

  /**
   * Lower bound of the overnight move as a share of the daily move, so that some opens that repeat
   * the previous close do not make overnight moves look impossible.
   */
  private static final double NIGHT_SHARE = 0.5;

  private static final double REPEATED = 1e-6;

  public UsualMoves {
    if (overnight <= 0 || !(daily > 0)) {
      throw new IllegalArgumentException(
          "usual moves are above 0, not %s overnight and %s a day".formatted(overnight, daily));
    }
  }

  /**
   * Estimates the scales from the median absolute value of past moves, so that single spikes have
   * no influence; with fewer than {@link #DAYS} / 3 moves, uses those of an ordinary share.
   *
   * @param overnight log moves from close to open, in any order; NaN where there is no open
   * @param daily log moves from close to close
   */
  public static UsualMoves of(double[] overnight, double[] daily) {
    double day = scale(daily, ORDINARY);
    double night = Math.max(scale(overnight, 0), NIGHT_SHARE * day);
    return new UsualMoves(repeat(overnight) ? Double.NaN : night, day);
  }

  private static boolean repeat(double[] overnight) {
    long repeated = Arrays.stream(overnight).filter(move -> Math.abs(move) < REPEATED).count();
    return 2 * repeated > overnight.length;
  }

  private static double scale(double[] moves, double otherwise) {
    double[] sizes =
        Arrays.stream(moves).filter(Double::isFinite).map(Math::abs).sorted().toArray();
    return sizes.length < DAYS / 3
        ? otherwise
        : Math.max(sizes[sizes.length / 2] / MEDIAN_OF_NORMAL, LEAST);
  }

  /** The usual moves over several sessions, the last of which has an open. */
  public UsualMoves over(int sessions) {
    double before = (Math.max(sessions, 1) - 1) * daily * daily;
    return new UsualMoves(
        Math.sqrt(overnight * overnight + before), Math.sqrt(daily * daily + before));
  }
}
