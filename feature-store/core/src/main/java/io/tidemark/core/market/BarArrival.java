package io.tidemark.core.market;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * How the first version of a daily bar came, held beside its day's decision time and the arrival of
 * the bars around it; and so which sessions see which of its versions. A session that is decided
 * after the bar came sees the last version known by then in any case.
 *
 * <p>Whether a bar was there when its day needed it depends on nothing that came after the bar, and
 * on no bar of more than {@link #REACH_SESSIONS} sessions before.
 */
public enum BarArrival {
  /** Known at its decision time. */
  IN_TIME,
  /**
   * Missing when it was needed: it came within {@link GapFills#GRACE} of its decision, while a
   * later session's bar was there already, or after an earlier bar that was known in time. Sessions
   * decided before it came do not see it.
   */
  FILLED,
  /**
   * It came within that time too, but so do its ticker's other bars: a vendor that is always late.
   * Sessions decided before it came see its first version.
   */
  LATE,
  /**
   * Part of a history that was loaded after its days: it came later than that, or at one time with
   * such a bar just before it. Sessions decided before it came, which nobody lived through with it,
   * see its last version, so that the order in which the history was loaded does not show.
   */
  LOADED;

  /** How many sessions before a bar have a say in how it came. */
  public static final int REACH_SESSIONS = 8;

  /**
   * No more than {@link #REACH_SESSIONS} decisions on weekdays fall into it, nor fewer than five.
   */
  private static final long REACH = micros(Duration.ofDays(10));

  private static final long GRACE = micros(GapFills.GRACE);

  /**
   * How each of one ticker's bars came.
   *
   * @param decisions each session's decision time in microseconds since 1970, in order of time
   * @param firstKnown when its bar was first known, likewise; {@link Long#MAX_VALUE} where there is
   *     no bar
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

  /** By the last bar before it that was known when it came, other than those late as it is. */
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
