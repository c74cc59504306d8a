package io.tidemark.core.market;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Separates bars that filled a gap from bars of a history that was loaded late.
 *
 * <p>A history that is loaded at once, days or years later, counts as known in time, since it could
 * have been known then. A bar that arrives after the bar of a later session was missing when it was
 * needed, and must not be seen before it arrived. After {@link #GRACE}, a filled gap cannot be
 * distinguished apart from the history of a second vendor that was loaded after that of the first,
 * so the bar counts as known in time. {@link BarArrival} makes finer distinctions for daily bars.
 */
public final class GapFills {
  /** The longest delay after which a bar still counts as one that filled a gap. */
  public static final Duration GRACE = Duration.ofDays(7);

  private GapFills() {}

  /**
   * Whether each bar of one ticker arrived after a later bar.
   *
   * @param decisions decision time of each bar in microseconds since 1970, in order of time
   * @param firstKnown time at which each bar was first known, in microseconds since 1970; {@link
   *     Long#MAX_VALUE} where there is none
   */
  static boolean[] among(long[] decisions, long[] firstKnown) {
    long grace = TimeUnit.SECONDS.toMicros(GRACE.toSeconds());
    boolean[] fills = new boolean[firstKnown.length];
    long laterKnown = Long.MAX_VALUE;
    for (int t = firstKnown.length - 1; t >= 0; t--) {
      long known = firstKnown[t];
      if (known != Long.MAX_VALUE) {
        fills[t] = known > decisions[t] && known <= decisions[t] + grace && laterKnown < known;
        laterKnown = Math.min(known, laterKnown);
      }
    }
    return fills;
  }
}
