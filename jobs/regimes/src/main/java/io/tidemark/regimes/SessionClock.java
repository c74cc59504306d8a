package io.tidemark.regimes;

import io.tidemark.core.time.TradingCalendar;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/**
 * The sessions of a date range, numbered from 0, with their decision times, as Spark's integer
 * types.
 */
final class SessionClock implements Serializable {
  private final int[] days;
  private final long[] decisions;

  SessionClock(List<LocalDate> sessions, TradingCalendar calendar) {
    days = sessions.stream().mapToInt(day -> (int) day.toEpochDay()).toArray();
    decisions =
        sessions.stream()
            .mapToLong(day -> ChronoUnit.MICROS.between(Instant.EPOCH, calendar.decision(day)))
            .toArray();
  }

  /** The number of the session on a day since 1970; negative if it is not a session. */
  int number(int day) {
    return Arrays.binarySearch(days, day);
  }

  /** The session's day since 1970. */
  int day(int number) {
    return days[number];
  }

  /** The decision time of that session, in microseconds since 1970, UTC. */
  long decision(int number) {
    return decisions[number];
  }
}
