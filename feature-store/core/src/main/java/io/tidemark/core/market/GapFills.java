package io.tidemark.core.market;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Tells bars that filled a gap from bars of a history that was loaded late.
 *
 * <p>A history that is loaded at once, some days or years after its days, counts as known in time:
 * what it holds was there to be known. A bar that came late while a later session's bar was there
 * already was missing when it was needed, and must not be seen before it came. Beyond {@link
 * #GRACE} nothing tells a gap that was filled from the history of a second vendor that was loaded
 * behind the first, and the bar counts as known in time. Of daily bars {@link BarArrival} tells
 * more.
 */
public final class GapFills {
  /** How late a bar may come and still be taken for one that was missed. */
  public static final Duration GRACE = Duration.ofDays(7);

  private GapFills() {}

  /**
   * Which of one ticker's bars came after a later one.
   *
   * @param decisions each bar's decision time in microseconds since 1970, in order of time
   * @param firstKnown when each bar was first known, likewise; {@link Long#MAX_VALUE} where there
   *     is none
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
