package io.tidemark.core.time;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** The sessions of a period, numbered from 0: the index of every array of daily values. */
public final class SessionAxis implements Serializable {
  private static final long serialVersionUID = 1;

  private final LocalDate[] dates;
  private final long[] days;
  private final Instant[] decisions;

  /** The axis from {@code from} to {@code to}, both included where they are sessions. */
  public SessionAxis(TradingCalendar calendar, LocalDate from, LocalDate to) {
    List<LocalDate> sessions = calendar.sessions(from, to);
    dates = sessions.toArray(LocalDate[]::new);
    days = sessions.stream().mapToLong(LocalDate::toEpochDay).toArray();
    decisions = sessions.stream().map(calendar::decision).toArray(Instant[]::new);
  }

  public int length() {
    return dates.length;
  }

  public LocalDate date(int index) {
    return dates[index];
  }

  /** The session's decision time, see {@link TradingCalendar#decision}. */
  public Instant decision(int index) {
    return decisions[index];
  }

  /** The session's index; negative if the day is not on the axis. */
  public int indexOf(LocalDate day) {
    return Arrays.binarySearch(days, day.toEpochDay());
  }

  /**
   * The first session on that day or after it.
   *
   * @return {@link #length()} if there is none on the axis
   */
  public int firstFrom(LocalDate day) {
    int place = indexOf(day);
    return place >= 0 ? place : -place - 1;
  }

  /**
   * The first session with a decision time at or after the time at which a fact became known.
   *
   * @return {@link #length()} if there is none on the axis
   */
  public int firstToKnow(Instant knownAt) {
    int place = Arrays.binarySearch(decisions, knownAt);
    return place >= 0 ? place : -place - 1;
  }
}
