package io.tidemark.ingest.vendors;

import java.util.Arrays;

/**
 * How far a share's price usually moves, as standard deviations in log terms: from a close to the
 * next open, and from a close to the next close.
 *
 * @param overnight NaN where opens tell nothing, since most of them repeat the last close
 */
public record UsualMoves(double overnight, double daily) {
  /** So many days of the past tell. */
  public static final int DAYS = 60;

  /** A day's usual move where there is too little history to tell. */
  private static final double ORDINARY = 0.02;

  private static final double LEAST = ORDINARY / 10;

  /** The median of absolute values of a standard normal variable. */
  private static final double MEDIAN_OF_NORMAL = 0.6745;

  /**
   * The night makes half of a day's move at least: some opens that repeat the last close do not
   * make a share that never moves overnight.
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
   * Scales of past moves by their median absolute value, so that one spike does not widen them; an
   * ordinary share's where there are fewer than {@link #DAYS} / 3.
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

  /** The same over some sessions, of which the last has an open. */
  public UsualMoves over(int sessions) {
    double before = (Math.max(sessions, 1) - 1) * daily * daily;
    return new UsualMoves(
        Math.sqrt(overnight * overnight + before), Math.sqrt(daily * daily + before));
  }
}
