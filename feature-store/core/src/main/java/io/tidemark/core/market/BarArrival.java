package io.tidemark.core.market;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Classifies the arrival of a daily bar's first version, compared with the decision time of its day
 * and the arrival of neighbouring bars. The class decides which sessions see which versions of the
 * bar. A session with a decision time after the arrival always sees the last version known by then.
 *
 * <p>The class does not depend on anything that arrived after the bar, nor on bars more than {@link
 * #REACH_SESSIONS} sessions earlier.
 */
public enum BarArrival {
  /** Known at its decision time. */
  IN_TIME,
  /**
   * Missing when it was needed: it arrived within {@link GapFills#GRACE} after its decision time,
   * while the bar of a later session was already there or after an earlier bar that was known in
   * time. Sessions decided before it arrived do not see it.
   */
  FILLED,
  /**
   * It arrived within that time too, but so do the other bars of its ticker: the vendor is always
   * late. Sessions decided before it arrived see its first version.
   */
  LATE,
  /**
   * Part of a history that was loaded after the fact: it arrived later than that, or at the same
   * time as such a bar just before it. No live session used it before it arrived, so sessions
   * decided earlier see its last version, and the order in which the history was loaded makes no
   * difference.
   */
  LOADED;

  /** The number of earlier sessions with bars that can influence the class of a bar. */
  public static final int REACH_SESSIONS = 8;

  /**
   * A span that contains at most {@link #REACH_SESSIONS} decision times on weekdays, and at least
   * five.
   */
  private static final long REACH = micros(Duration.ofDays(10));

  private static final long GRACE = micros(GapFills.GRACE);

  /**
   * Classifies each bar of one ticker.
   *
   * @param decisions decision time of each session in microseconds since 1970, in order of time
   * @param firstKnown time at which each bar was first known, in microseconds since 1970; {@link
   *     Long#MAX_VALUE} where there is no bar
   * @return null where there is no bar
   */
  public static BarArrival[] of(long[] decisions, long[] firstKnown) {
    boolean[] overtaken = GapFills.among(decisions, firstKnown);
    BarArrival[] arrivals = new BarArrival[firstKnown.length];
    for (int t = 0; t < arrivals.length; t++) {
      if (firstKnown[t] <= decisions[t]) {
        arrivals[t] = IN_TIME;
      } else if (firstKnown[t] != Long.MAX_VALUE) {
        boolean isOfThePast = firstKnown[t] > decisions[t] + GRACE;
        arrivals[t] =
            isOfThePast ? LOADED : overtaken[t] ? FILLED : afterEarlier(t, decisions, firstKnown);
      }
    }
    return arrivals;
  }

  /**
   * Decides by the last earlier bar that was known when this one arrived, ignoring bars that are
   * late in the same way.
   */
  private static BarArrival afterEarlier(int t, long[] decisions, long[] firstKnown) {
    for (int s = t - 1; s >= 0 && decisions[s] >= decisions[t] - REACH; s--) {
      boolean wasThere = firstKnown[s] <= firstKnown[t];
      if (wasThere && firstKnown[s] <= decisions[s]) {
        return FILLED;
      }
      if (wasThere && firstKnown[s] > decisions[s] + GRACE) {
        return firstKnown[s] == firstKnown[t] ? LOADED : LATE;
      }
    }
    return LATE;
  }

  /** An instant in microseconds since 1970. */
  static long micros(Instant time) {
    return TimeUnit.SECONDS.toMicros(time.getEpochSecond())
        + TimeUnit.NANOSECONDS.toMicros(time.getNano());
  }

  private static long micros(Duration duration) {
    return TimeUnit.SECONDS.toMicros(duration.toSeconds());
  }
}
