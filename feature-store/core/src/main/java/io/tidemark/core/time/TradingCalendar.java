package io.tidemark.core.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The sessions of an exchange: which days trade, when they open and close, and from when a day's
 * figures may be acted upon.
 *
 * <p>Only {@code XNYS} (New York Stock Exchange) is known so far. Its holidays follow the
 * exchange's rule book from 1962 on, with the unscheduled closures of that time listed by date.
 */
public final class TradingCalendar {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final LocalTime OPEN = LocalTime.of(9, 30);
  private static final LocalTime CLOSE = LocalTime.of(16, 0);
  private static final LocalTime EARLY_CLOSE = LocalTime.of(13, 0);

  /** Days of mourning, storms, blackouts and attacks on which the New York exchange stayed shut. */
  private static final Set<LocalDate> UNSCHEDULED_CLOSURES =
      Set.of(
          LocalDate.of(1963, 11, 25),
          LocalDate.of(1968, 2, 12),
          LocalDate.of(1968, 4, 9),
          LocalDate.of(1969, 2, 10),
          LocalDate.of(1969, 3, 31),
          LocalDate.of(1969, 7, 21),
          LocalDate.of(1972, 12, 28),
          LocalDate.of(1973, 1, 25),
          LocalDate.of(1977, 7, 14),
          LocalDate.of(1985, 9, 27),
          LocalDate.of(1994, 4, 27),
          LocalDate.of(2001, 9, 11),
          LocalDate.of(2001, 9, 12),
          LocalDate.of(2001, 9, 13),
          LocalDate.of(2001, 9, 14),
          LocalDate.of(2004, 6, 11),
          LocalDate.of(2007, 1, 2),
          LocalDate.of(2012, 10, 29),
          LocalDate.of(2012, 10, 30),
          LocalDate.of(2018, 12, 5),
          LocalDate.of(2025, 1, 9));

  public static final TradingCalendar XNYS = new TradingCalendar("XNYS");

  private final String name;

  private TradingCalendar(String name) {
    this.name = name;
  }

  /**
   * The calendar of that name.
   *
   * @throws IllegalArgumentException if no such calendar is known
   */
  public static TradingCalendar of(String name) {
    if (!XNYS.name.equals(name)) {
      throw new IllegalArgumentException("calendar '%s' is not known; use XNYS".formatted(name));
    }
    return XNYS;
  }

  public String name() {
    return name;
  }

  public ZoneId zone() {
    return NEW_YORK;
  }

  /** Whether the exchange trades on that day, for all or part of it. */
  public boolean isSession(LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    return weekday != DayOfWeek.SATURDAY
        && weekday != DayOfWeek.SUNDAY
        && !isHoliday(day)
        && !UNSCHEDULED_CLOSURES.contains(day)
        && !isPaperworkWednesday(day);
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

  /** When trading of that session begins. */
  public Instant open(LocalDate session) {
    return session.atTime(OPEN).atZone(NEW_YORK).toInstant();
  }

  /** When trading of that session ends: the {@code event_time} of a daily bar. */
  public Instant close(LocalDate session) {
    LocalTime time = isEarlyClose(session) ? EARLY_CLOSE : CLOSE;
    return session.atTime(time).atZone(NEW_YORK).toInstant();
  }

  /**
   * The moment at which what was learnt from a session can first be acted upon: the open of the
   * next one. A fact known by then may enter that session's features; a later one may not.
   */
  public Instant decision(LocalDate session) {
    return open(next(session));
  }

  /**
   * Whether the session ends at 13:00: before Independence Day and Christmas, after Thanksgiving.
   */
  public boolean isEarlyClose(LocalDate day) {
    if (day.getYear() < 1993 || !isSession(day)) {
      return false;
    }
    boolean dayAfterThanksgiving = day.equals(thanksgiving(day.getYear()).plusDays(1));
    boolean christmasEve = day.getMonth() == Month.DECEMBER && day.getDayOfMonth() == 24;
    boolean beforeIndependenceDay =
        day.getMonth() == Month.JULY
            && day.getDayOfMonth() == 3
            && day.getDayOfWeek() != DayOfWeek.FRIDAY;
    return dayAfterThanksgiving || christmasEve || beforeIndependenceDay;
  }

  private static boolean isHoliday(LocalDate day) {
    int year = day.getYear();
    return switch (day.getMonth()) {
      case JANUARY ->
          isNewYear(day) || (year >= 1998 && day.equals(monday(year, Month.JANUARY, 3)));
      case FEBRUARY ->
          year >= 1971
              ? day.equals(monday(year, Month.FEBRUARY, 3))
              : day.equals(observed(LocalDate.of(year, 2, 22)));
      case MARCH, APRIL -> day.equals(easter(year).minusDays(2));
      case MAY ->
          year >= 1971
              ? day.equals(
                  LocalDate.of(year, 5, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)))
              : day.equals(observed(LocalDate.of(year, 5, 30)));
      case JUNE -> year >= 2022 && day.equals(observed(LocalDate.of(year, 6, 19)));
      case JULY -> day.equals(observed(LocalDate.of(year, 7, 4)));
      case SEPTEMBER -> day.equals(monday(year, Month.SEPTEMBER, 1));
      case NOVEMBER -> day.equals(thanksgiving(year)) || isElectionDay(day);
      case DECEMBER -> day.equals(observed(LocalDate.of(year, 12, 25)));
      default -> false;
    };
  }

  /** A Saturday's New Year is not made up on Friday: that would close the books of the old year. */
  private static boolean isNewYear(LocalDate day) {
    LocalDate first = LocalDate.of(day.getYear(), 1, 1);
    return day.equals(first.getDayOfWeek() == DayOfWeek.SUNDAY ? first.plusDays(1) : first);
  }

  private static boolean isElectionDay(LocalDate day) {
    int year = day.getYear();
    boolean kept = year <= 1968 || (year <= 1980 && year % 4 == 0);
    return kept && day.equals(monday(year, Month.NOVEMBER, 1).plusDays(1));
  }

  /** In the second half of 1968 the exchange shut on Wednesdays to work through its paper. */
  private static boolean isPaperworkWednesday(LocalDate day) {
    return day.getYear() == 1968
        && day.getDayOfWeek() == DayOfWeek.WEDNESDAY
        && !day.isBefore(LocalDate.of(1968, 6, 12))
        && !day.equals(LocalDate.of(1968, 7, 3))
        && ChronoUnit.WEEKS.between(LocalDate.of(1968, 6, 12), day) < 29;
  }

  private static LocalDate observed(LocalDate holiday) {
    return switch (holiday.getDayOfWeek()) {
      case SATURDAY -> holiday.minusDays(1);
      case SUNDAY -> holiday.plusDays(1);
      default -> holiday;
    };
  }

  private static LocalDate monday(int year, Month month, int ordinal) {
    return LocalDate.of(year, month, 1)
        .with(TemporalAdjusters.dayOfWeekInMonth(ordinal, DayOfWeek.MONDAY));
  }

  private static LocalDate thanksgiving(int year) {
    return LocalDate.of(year, 11, 1)
        .with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY));
  }

  /**
   * Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms).
   */
  private static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = b / 4;
    int e = b % 4;
    int f = (b + 8) / 25;
    int g = (b - f + 1) / 3;
    int h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4;
    int k = c % 4;
    int l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return LocalDate.of(year, n / 31, n % 31 + 1);
  }

  @Override
  public String toString() {
    return name;
  }
}
