package io.tidemark.ingest.calendar;

import io.tidemark.core.time.TradingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When trades of a market can happen, each day worked out once a process. New York's stocks also
 * trade from 4:00 to the open and for four hours after the close of a session; futures within their
 * sessions alone, whose pauses count as part of them, for the last trades before one are printed in
 * its first minute.
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

  /** From the first trade to before the last one's end; null times where there is no session. */
  private record Span(Instant from, Instant until) {}

  private TradingHours(TradingCalendar calendar, Duration before, Duration after) {
    this.calendar = calendar;
    this.before = before;
    this.after = after;
  }

  /** The hours of a calendar; empty if none has that name. */
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
