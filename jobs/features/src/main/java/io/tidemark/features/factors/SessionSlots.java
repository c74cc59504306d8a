package io.tidemark.features.factors;

import io.tidemark.core.time.SessionAxis;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.core.time.TradingCalendar.Pause;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * The slot of a row within its session, which distinguishes the rows of one ticker and session. A
 * daily row has slot 0. The slot of a bar is its end in minutes since the session opened, so the
 * same bar of two sessions has the same slot.
 *
 * @param opens of the sessions, in microseconds since 1970; empty for daily rows
 * @param closes of the sessions, likewise
 * @param pauses of the sessions: begin and end, likewise; empty for a session without one
 */
record SessionSlots(long[] opens, long[] closes, long[][] pauses) implements Serializable {
  /** Of rows of which a ticker has one per session. */
  static final SessionSlots DAILY = new SessionSlots(new long[0], new long[0], new long[0][]);

  private static final long MINUTE = TimeUnit.MINUTES.toMicros(1);

  /** Of bars within the sessions of an axis. */
  static SessionSlots ofBars(SessionAxis axis, TradingCalendar calendar) {
    SessionSlots slots =
        new SessionSlots(
            new long[axis.length()], new long[axis.length()], new long[axis.length()][]);
    for (int t = 0; t < axis.length(); t++) {
      slots.opens[t] = micros(calendar.open(axis.date(t)));
      slots.closes[t] = micros(calendar.close(axis.date(t)));
      slots.pauses[t] =
          calendar.pause(axis.date(t)).map(SessionSlots::bounds).orElseGet(() -> new long[0]);
    }
    return slots;
  }

  private static long[] bounds(Pause pause) {
    return new long[] {micros(pause.from()), micros(pause.until())};
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  boolean isDaily() {
    return opens.length == 0;
  }

  /**
   * The slot of a row.
   *
   * @param end of the row's bar in microseconds since 1970
   * @return −1 if it ends outside the session
   */
  int of(int session, long end) {
    if (isDaily()) {
      return 0;
    }
    boolean isWithin = end > opens[session] && end <= closes[session];
    return isWithin ? (int) ((end - opens[session]) / MINUTE) : -1;
  }

  /** The session in which a bar ends; −1 if it ends in none. */
  int session(long end) {
    int place = Arrays.binarySearch(opens, end);
    int session = place >= 0 ? place - 1 : -place - 2;
    return session >= 0 && end <= closes[session] ? session : -1;
  }

  /** Whether the market trades from the beginning of a bar to its end. */
  boolean trades(long begin, long end) {
    int session = session(end);
    if (session < 0 || begin < opens[session]) {
      return false;
    }
    long[] pause = pauses[session];
    return pause.length == 0 || end <= pause[0] || begin >= pause[1];
  }
}
