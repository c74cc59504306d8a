package io.tidemark.core.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * The New York Stock Exchange: 9:30 to 16:00. Its holidays follow the exchange's rule book from
 * 1962 on, with the unscheduled closures of that time listed by date.
 */
final class NewYorkStocks implements MarketHours {
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

  @Override
  public boolean isSession(LocalDate day) {
    return !Holidays.isWeekend(day)
        && !isHoliday(day)
        && !UNSCHEDULED_CLOSURES.contains(day)
        && !isPaperworkWednesday(day);
  }

  @Override
  public Instant open(LocalDate session) {
    return at(session, OPEN);
  }

  @Override
  public Instant close(LocalDate session) {
    return at(session, isEarlyClose(session) ? EARLY_CLOSE : CLOSE);
  }

  /** Before Independence Day and Christmas, after Thanksgiving. */
  @Override
  public boolean isEarlyClose(LocalDate day) {
    if (day.getYear() < 1993 || !isSession(day)) {
      return false;
    }
    boolean dayAfterThanksgiving = day.equals(Holidays.thanksgiving(day.getYear()).plusDays(1));
    boolean christmasEve = day.getMonth() == Month.DECEMBER && day.getDayOfMonth() == 24;
    boolean beforeIndependenceDay =
        day.getMonth() == Month.JULY
            && day.getDayOfMonth() == 3
            && day.getDayOfWeek() != DayOfWeek.FRIDAY;
    return dayAfterThanksgiving || christmasEve || beforeIndependenceDay;
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
              year >= 1971
                  ? Holidays.lastMonday(year, Month.MAY)
                  : Holidays.observed(LocalDate.of(year, 5, 30)));
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

  /** In the second half of 1968 the exchange shut on Wednesdays to work through its paper. */
  private static boolean isPaperworkWednesday(LocalDate day) {
    return day.getYear() == 1968
        && day.getDayOfWeek() == DayOfWeek.WEDNESDAY
        && !day.isBefore(LocalDate.of(1968, 6, 12))
        && !day.equals(LocalDate.of(1968, 7, 3))
        && ChronoUnit.WEEKS.between(LocalDate.of(1968, 6, 12), day) < 29;
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(TradingCalendar.NEW_YORK).toInstant();
  }
}
