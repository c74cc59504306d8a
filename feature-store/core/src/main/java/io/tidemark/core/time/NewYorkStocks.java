package io.tidemark.core.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The New York Stock Exchange from 1962 on: holidays by rule, other closures by date, and the hours
 * of each session as scheduled on the evening before.
 *
 * <p>Regular hours are 10:00 to 15:30, to 16:00 from 1974-10-01 on, and 9:30 to 16:00 from
 * 1985-09-30 on. Sessions that were scheduled to be shorter are listed. Events during a session do
 * not change its hours, such as a late opening after snow, a market-wide halt or a minute of
 * silence: other venues traded meanwhile, and the event was not known on the evening before.
 *
 * <p>Source: the exchange's list of special closings since 1885 ("NYSE Special Closings") and its
 * timeline of trading hours. {@code ./tidemark bench calendars} compares every day with two public
 * libraries; {@code docs/benchmarks.md} says where they differ.
 */
final class NewYorkStocks implements MarketHours {
  private static final LocalTime OPEN = LocalTime.of(9, 30);
  private static final LocalTime CLOSE = LocalTime.of(16, 0);

  /** The usual close of short sessions since 1993. */
  static final LocalTime EARLY_CLOSE = LocalTime.of(13, 0);

  private static final LocalTime TWO = LocalTime.of(14, 0);
  private static final LocalTime HALF_PAST_TWO = LocalTime.of(14, 30);
  private static final LocalTime THREE = LocalTime.of(15, 0);

  private static final LocalTime OLD_OPEN = LocalTime.of(10, 0);
  private static final LocalTime OLD_CLOSE = LocalTime.of(15, 30);
  private static final LocalDate LATER_CLOSE = LocalDate.of(1974, 10, 1);
  private static final LocalDate EARLIER_OPEN = LocalDate.of(1985, 9, 30);

  /** Noon on 2002-09-11, announced for the ceremonies at the World Trade Center. */
  private static final Map<LocalDate, LocalTime> LATE_OPENS =
      Map.of(LocalDate.of(2002, 9, 11), LocalTime.NOON);

  /** Days on which the exchange stayed closed for mourning, storms, blackouts or attacks. */
  private static final Set<LocalDate> UNSCHEDULED_CLOSURES =
      Set.of(
          LocalDate.of(1963, 11, 25),
          LocalDate.of(1968, 2, 12),
          LocalDate.of(1968, 4, 9),
          LocalDate.of(1968, 7, 5),
          LocalDate.of(1968, 11, 11),
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

  /**
   * Wednesdays of the second half of 1968 that were sessions because another day of that week was
   * closed.
   */
  private static final Set<LocalDate> WHOLE_WEDNESDAYS =
      Set.of(
          LocalDate.of(1968, 7, 3),
          LocalDate.of(1968, 9, 4),
          LocalDate.of(1968, 11, 6),
          LocalDate.of(1968, 11, 13),
          LocalDate.of(1968, 11, 27));

  /** Periods of early closes that follow no rule, by their first day. */
  private static final NavigableMap<LocalDate, ShortDays> SHORT_DAYS =
      byFirstDay(
          ShortDays.on(LocalDate.of(1964, 10, 23), TWO), // Herbert Hoover's funeral
          new ShortDays(LocalDate.of(1966, 1, 6), LocalDate.of(1966, 1, 14), TWO), // transit strike
          // A backlog of paperwork.
          new ShortDays(LocalDate.of(1967, 8, 8), LocalDate.of(1967, 8, 18), TWO),
          new ShortDays(LocalDate.of(1968, 1, 22), LocalDate.of(1968, 3, 1), TWO),
          new ShortDays(LocalDate.of(1969, 1, 2), LocalDate.of(1969, 7, 3), TWO),
          new ShortDays(LocalDate.of(1969, 7, 7), LocalDate.of(1969, 9, 26), HALF_PAST_TWO),
          new ShortDays(LocalDate.of(1969, 9, 29), LocalDate.of(1970, 5, 1), THREE),
          ShortDays.on(LocalDate.of(1974, 12, 24), TWO),
          ShortDays.on(LocalDate.of(1975, 12, 24), TWO),
          // The high volume after the crash of 19 October 1987.
          new ShortDays(LocalDate.of(1987, 10, 23), LocalDate.of(1987, 10, 30), TWO),
          new ShortDays(LocalDate.of(1987, 11, 2), LocalDate.of(1987, 11, 4), HALF_PAST_TWO),
          new ShortDays(LocalDate.of(1987, 11, 5), LocalDate.of(1987, 11, 6), THREE),
          new ShortDays(LocalDate.of(1987, 11, 9), LocalDate.of(1987, 11, 11), OLD_CLOSE),
          ShortDays.on(LocalDate.of(1990, 12, 24), TWO),
          ShortDays.on(LocalDate.of(1991, 12, 24), TWO),
          ShortDays.on(LocalDate.of(1992, 11, 27), TWO),
          ShortDays.on(LocalDate.of(1992, 12, 24), TWO),
          ShortDays.on(LocalDate.of(1997, 12, 26), EARLY_CLOSE),
          ShortDays.on(
              LocalDate.of(1999, 12, 31),
              EARLY_CLOSE), // the change of computer systems to the year 2000
          ShortDays.on(LocalDate.of(2003, 12, 26), EARLY_CLOSE));

  /** Sessions from {@code first} to {@code last}, both included, that all closed at that time. */
  private record ShortDays(LocalDate first, LocalDate last, LocalTime close) {
    static ShortDays on(LocalDate day, LocalTime close) {
      return new ShortDays(day, day, close);
    }
  }

  @Override
  public boolean isSession(LocalDate day) {
    return !Holidays.isWeekend(day)
        && !isHoliday(day)
        && !UNSCHEDULED_CLOSURES.contains(day)
        && !isPaperworkWednesday(day);
  }

  @Override
  public Instant open(LocalDate session) {
    LocalTime regular = session.isBefore(EARLIER_OPEN) ? OLD_OPEN : OPEN;
    return at(session, LATE_OPENS.getOrDefault(session, regular));
  }

  @Override
  public Instant close(LocalDate session) {
    LocalTime regular = session.isBefore(LATER_CLOSE) ? OLD_CLOSE : CLOSE;
    return at(session, earlyClose(session).orElse(regular));
  }

  @Override
  public boolean isEarlyClose(LocalDate day) {
    return earlyClose(day).isPresent();
  }

  /** When the session of that day closed, if that was before its regular time. */
  Optional<LocalTime> earlyClose(LocalDate day) {
    if (!isSession(day)) {
      return Optional.empty();
    }
    Map.Entry<LocalDate, ShortDays> listed = SHORT_DAYS.floorEntry(day);
    if (listed != null && !day.isAfter(listed.getValue().last())) {
      return Optional.of(listed.getValue().close());
    }
    return day.getYear() >= 1993 && isShortByRule(day)
        ? Optional.of(EARLY_CLOSE)
        : Optional.empty();
  }

  /**
   * The day after Thanksgiving, Christmas Eve, and 3 July; until 2012, if 3 July was a Wednesday,
   * the Friday after Independence Day instead.
   */
  private static boolean isShortByRule(LocalDate day) {
    return switch (day.getMonth()) {
      case JULY -> {
        boolean thursday = LocalDate.of(day.getYear(), 7, 4).getDayOfWeek() == DayOfWeek.THURSDAY;
        yield day.getDayOfMonth() == (thursday && day.getYear() <= 2012 ? 5 : 3);
      }
      case NOVEMBER -> day.equals(Holidays.thanksgiving(day.getYear()).plusDays(1));
      case DECEMBER -> day.getDayOfMonth() == 24;
      default -> false;
    };
  }

  @Override
  public Optional<TradingCalendar.Pause> pause(LocalDate session) {
    return Optional.empty();
  }

  private static boolean isHoliday(LocalDate day) {
    int year = day.getYear();
    return switch (day.getMonth()) {
      case JANUARY ->
          Holidays.isNewYear(day)
              || (year >= 1998 && day.equals(Holidays.monday(year, Month.JANUARY, 3)));
      case FEBRUARY ->
          day.equals(
              year >= 1971
                  ? Holidays.monday(year, Month.FEBRUARY, 3)
                  : Holidays.observed(LocalDate.of(year, 2, 22)));
      case MARCH, APRIL -> Holidays.isGoodFriday(day);
      case MAY ->
          day.equals(
              year >= 1971 ? Holidays.lastMonday(year, Month.MAY) : observedMemorialDay(year));
      case JUNE -> year >= 2022 && day.equals(Holidays.observed(LocalDate.of(year, 6, 19)));
      case JULY -> day.equals(Holidays.observed(LocalDate.of(year, 7, 4)));
      case SEPTEMBER -> day.equals(Holidays.monday(year, Month.SEPTEMBER, 1));
      case NOVEMBER -> day.equals(Holidays.thanksgiving(year)) || isElectionDay(day);
      case DECEMBER -> Holidays.isChristmas(day);
      default -> false;
    };
  }

  private static boolean isElectionDay(LocalDate day) {
    int year = day.getYear();
    boolean kept = year <= 1968 || (year <= 1980 && year % 4 == 0);
    return kept && day.equals(Holidays.monday(year, Month.NOVEMBER, 1).plusDays(1));
  }

  /** Memorial Day on Saturday 1970-05-30 was not observed on Friday. */
  private static LocalDate observedMemorialDay(int year) {
    LocalDate day = LocalDate.of(year, 5, 30);
    return year == 1970 ? day : Holidays.observed(day);
  }

  /**
   * In the second half of 1968 the exchange closed on Wednesdays to process its backlog of
   * paperwork, except in weeks that were short already.
   */
  private static boolean isPaperworkWednesday(LocalDate day) {
    return day.getYear() == 1968
        && day.getDayOfWeek() == DayOfWeek.WEDNESDAY
        && !day.isBefore(LocalDate.of(1968, 6, 12))
        && !WHOLE_WEDNESDAYS.contains(day);
  }

  private static NavigableMap<LocalDate, ShortDays> byFirstDay(ShortDays... all) {
    NavigableMap<LocalDate, ShortDays> days = new TreeMap<>();
    for (ShortDays some : all) {
      days.put(some.first(), some);
    }
    return Collections.unmodifiableNavigableMap(days);
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(TradingCalendar.NEW_YORK).toInstant();
  }
}
