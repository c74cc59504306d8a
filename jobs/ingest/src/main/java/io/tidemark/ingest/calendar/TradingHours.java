package io.tidemark.ingest.calendar;

import io.tidemark.core.time.TradingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When trades of a market can happen, computed once per day and process. New York stocks also trade
 * from 4:00 to the open and for four hours after the close of a session. Futures trade only within
 * their sessions; pauses within a session count as trading hours, because the last trades before a
 * pause are printed in its first minute.
 */
public final class TradingHours {
  private static final Map<String, TradingHours> KNOWN =
      Map.of(
          TradingCalendar.XNYS.name(),
          new TradingHours(TradingCalendar.XNYS, Duration.ofMinutes(330), Duration.ofHours(4)),
          TradingCalendar.CMES.name(),
          new TradingHours(TradingCalendar.CMES, Duration.ZERO, Duration.ZERO));

  private final TradingCalendar calendar;
  private final Duration before;
  private final Duration after;
  private final Map<LocalDate, Span> spans = new ConcurrentHashMap<>();

  /**
   * The trading hours of one date, {@code from} included and {@code until} excluded; null times if
   * it is not a session.
   */
  private record Span(Instant from, Instant until) {}

  private TradingHours(TradingCalendar calendar, Duration before, Duration after) {
    this.calendar = calendar;
    this.before = before;
    this.after = after;
  }

  /** The hours of a calendar; empty if there is no calendar of that name. */
  public static Optional<TradingHours> of(String calendar) {
    return Optional.ofNullable(KNOWN.get(calendar));
  }

  public String calendar() {
    return calendar.name();
  }

  /** Whether the market trades under that date. */
  public boolean isSession(LocalDate date) {
    return span(date).from() != null;
  }

  /** Whether a trade of that session can have happened at that time. */
  public boolean contain(Instant time, LocalDate session) {
    Span span = span(session);
    return span.from() != null && !time.isBefore(span.from()) && time.isBefore(span.until());
  }

  private Span span(LocalDate date) {
    return spans.computeIfAbsent(
        date,
        day ->
            calendar.isSession(day)
                ? new Span(calendar.open(day).minus(before), calendar.close(day).plus(after))
                : new Span(null, null));
  }
}
