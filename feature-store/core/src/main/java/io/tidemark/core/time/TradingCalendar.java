package io.tidemark.core.time;

import io.tidemark.core.SpellingSuggestions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sessions of a market: which days trade, when they open and close, and from when the data of a
 * day may be acted upon. Sessions are identified by a date, follow one another and do not overlap.
 *
 * <p>There are two calendars: {@code XNYS}, the New York Stock Exchange from 1962 on, and {@code
 * CMES}, equity index futures on CME Globex, which open on the evening before their date. Both use
 * New York time.
 */
public final class TradingCalendar {
  static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  public static final TradingCalendar XNYS = new TradingCalendar("XNYS", new NewYorkStocks());
  public static final TradingCalendar CMES = new TradingCalendar("CMES", new GlobexEquityIndex());

  private static final List<TradingCalendar> ALL = List.of(XNYS, CMES);

  private final String name;
  private final MarketHours hours;

  /**
   * A period within a session during which nothing trades.
   *
   * @param from its first instant
   * @param until when trading resumes
   */
  public record Pause(Instant from, Instant until) {
    boolean contains(Instant time) {
      return !time.isBefore(from) && time.isBefore(until);
    }
  }

  private TradingCalendar(String name, MarketHours hours) {
    this.name = name;
    this.hours = hours;
  }

  /**
   * The calendar of that name.
   *
   * @throws IllegalArgumentException if the name is not known; the message lists the known names
   */
  public static TradingCalendar of(String name) {
    return ALL.stream()
        .filter(calendar -> calendar.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(unknown(name)));
  }

  public String name() {
    return name;
  }

  public ZoneId zone() {
    return NEW_YORK;
  }

  /** Whether the market trades under that date, for all or part of it. */
  public boolean isSession(LocalDate day) {
    return hours.isSession(day);
  }

  /** The sessions from {@code from} to {@code to}, both included, in order. */
  public List<LocalDate> sessions(LocalDate from, LocalDate to) {
    List<LocalDate> sessions = new ArrayList<>();
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      if (isSession(day)) {
        sessions.add(day);
      }
    }
    return sessions;
  }

  /** The first session after that day. */
  public LocalDate next(LocalDate day) {
    LocalDate next = day.plusDays(1);
    while (!isSession(next)) {
      next = next.plusDays(1);
    }
    return next;
  }

  /** The last session before that day. */
  public LocalDate previous(LocalDate day) {
    LocalDate previous = day.minusDays(1);
    while (!isSession(previous)) {
      previous = previous.minusDays(1);
    }
    return previous;
  }

  /** The session that is open at that time; pauses are part of it. */
  public Optional<LocalDate> sessionAt(Instant time) {
    LocalDate day = LocalDate.ofInstant(time, NEW_YORK);
    if (isOpen(day, time)) {
      return Optional.of(day);
    }
    LocalDate tomorrow = day.plusDays(1);
    return isOpen(tomorrow, time) ? Optional.of(tomorrow) : Optional.empty();
  }

  /**
   * The date that a moment counts to: that of the session that is open then. Between sessions it is
   * the date on the wall, which in a market that opens in the evening ends at that opening.
   */
  public LocalDate dateOf(Instant time) {
    return sessionAt(time)
        .orElseGet(
            () -> {
              LocalDate day = LocalDate.ofInstant(time, NEW_YORK);
              LocalDate tomorrow = day.plusDays(1);
              return isSession(tomorrow) && !time.isBefore(open(tomorrow)) ? tomorrow : day;
            });
  }

  /** When trading of that session begins. */
  public Instant open(LocalDate session) {
    return hours.open(session);
  }

  /** When trading of that session ends: the {@code event_time} of a daily bar. */
  public Instant close(LocalDate session) {
    return hours.close(session);
  }

  /** The period within that session during which nothing trades, if there is one. */
  public Optional<Pause> pause(LocalDate session) {
    return hours.pause(session);
  }

  /** Whether the market trades at that time: within a session and not in its pause. */
  public boolean trades(Instant time) {
    return sessionAt(time)
        .map(session -> pause(session).map(pause -> !pause.contains(time)).orElse(true))
        .orElse(false);
  }

  /**
   * The decision time of a session: the open of the next one, when the data of the session can
   * first be acted upon. A fact known by then may enter the session's features; a later one may
   * not.
   */
  public Instant decision(LocalDate session) {
    return open(next(session));
  }

  /** Whether the session ends before its regular time. */
  public boolean isEarlyClose(LocalDate day) {
    return hours.isEarlyClose(day);
  }

  private boolean isOpen(LocalDate day, Instant time) {
    return isSession(day) && !time.isBefore(open(day)) && time.isBefore(close(day));
  }

  private static String unknown(String name) {
    List<String> names = ALL.stream().map(TradingCalendar::name).toList();
    return "calendar '%s' is not known; did you mean %s? Known are %s"
        .formatted(
            name, SpellingSuggestions.ranked(name, names, 1).get(0), String.join(" and ", names));
  }

  @Override
  public String toString() {
    return name;
  }
}
