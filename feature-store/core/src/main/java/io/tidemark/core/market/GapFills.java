package io.tidemark.core.market;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

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
    long[] decided = new long[decisions.length];
    long[] known = new long[decisions.length];
    for (int t = 0; t < decided.length; t++) {
      decided[t] = ChronoUnit.MICROS.between(Instant.EPOCH, decisions[t]);
      known[t] =
          firstKnown[t] == null
              ? Long.MAX_VALUE
              : ChronoUnit.MICROS.between(Instant.EPOCH, firstKnown[t]);
    }
    return among(decided, known);
  }

  /**
   * The same in microseconds since 1970.
   *
   * @param firstKnown {@link Long#MAX_VALUE} where there is no bar
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
