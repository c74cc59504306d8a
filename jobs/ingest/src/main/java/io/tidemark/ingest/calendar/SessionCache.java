package io.tidemark.ingest.calendar;

import io.tidemark.core.time.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The New York sessions, computed once per day and process, so that each row needs only a look-up.
 */
public final class SessionCache {
  private static final TradingCalendar XNYS = TradingCalendar.XNYS;
  private static final Map<LocalDate, Boolean> ARE = new ConcurrentHashMap<>();
  private static final Map<LocalDate, Instant> OPENS = new ConcurrentHashMap<>();
  private static final Map<LocalDate, Instant> CLOSES = new ConcurrentHashMap<>();
  private static final Map<LocalDate, Instant> DECISIONS = new ConcurrentHashMap<>();

  private SessionCache() {}

  /** Whether New York trades on that date. */
  public static boolean is(LocalDate date) {
    return ARE.computeIfAbsent(date, XNYS::isSession);
  }

  /** The time when trading opens on that date, which must be a session. */
  public static Instant open(LocalDate date) {
    return OPENS.computeIfAbsent(date, XNYS::open);
  }

  /** The time when trading closes on that date, which must be a session. */
  public static Instant close(LocalDate date) {
    return CLOSES.computeIfAbsent(date, XNYS::close);
  }

  /** The first time at which information from that date can be acted on. */
  public static Instant decision(LocalDate date) {
    return DECISIONS.computeIfAbsent(date, XNYS::decision);
  }
}
