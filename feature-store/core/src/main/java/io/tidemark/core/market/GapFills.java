package io.tidemark.core.market;

import java.time.Duration;
import java.time.Instant;

/**
 * Tells bars that filled a gap from bars of a history that was loaded late.
 *
 * <p>A history that is loaded at once, some days or years after its days, counts as known in time:
 * what it holds was there to be known. A bar that came late while a later session's bar was there
 * already was missing when it was needed, and must not be seen before it came. Beyond {@link
 * #GRACE} nothing tells a gap that was filled from the history of a second vendor that was loaded
 * behind the first, and the bar counts as known in time.
 */
public final class GapFills {
  /** How late a bar may come and still be taken for one that was missed. */
  public static final Duration GRACE = Duration.ofDays(7);

  private GapFills() {}

  /**
   * Which of one ticker's bars filled a gap.
   *
   * @param decisions each bar's decision time, in order of time
   * @param firstKnown when each bar was first known; null where there is none
   */
  public static boolean[] among(Instant[] decisions, Instant[] firstKnown) {
    boolean[] fills = new boolean[firstKnown.length];
    Instant laterKnown = Instant.MAX;
    for (int t = firstKnown.length - 1; t >= 0; t--) {
      Instant known = firstKnown[t];
      if (known != null) {
        fills[t] =
            known.isAfter(decisions[t])
                && !known.isAfter(decisions[t].plus(GRACE))
                && laterKnown.isBefore(known);
        laterKnown = known.isBefore(laterKnown) ? known : laterKnown;
      }
    }
    return fills;
  }
}
