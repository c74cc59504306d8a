package io.tidemark.core.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/** US holidays, which all calendars here use. */
final class Holidays {
  private Holidays() {}

  /**
   * New Year's Day on a Saturday is not observed on Friday, because that would be the last day of
   * the accounting year.
   */
  static boolean isNewYear(LocalDate day) {
    LocalDate first = LocalDate.of(day.getYear(), 1, 1);
    return day.equals(first.getDayOfWeek() == DayOfWeek.SUNDAY ? first.plusDays(1) : first);
  }

  static boolean isGoodFriday(LocalDate day) {
    return day.equals(easter(day.getYear()).minusDays(2));
  }

  static boolean isChristmas(LocalDate day) {
    return day.equals(observed(LocalDate.of(day.getYear(), 12, 25)));
  }

  static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  /**
   * The observed day of a holiday with a fixed date: Friday if it is a Saturday, Monday if it is a
   * Sunday.
   */
  static LocalDate observed(LocalDate holiday) {
    return switch (holiday.getDayOfWeek()) {
      case SATURDAY -> holiday.minusDays(1);
      case SUNDAY -> holiday.plusDays(1);
      default -> holiday;
    };
  }

  static LocalDate monday(int year, Month month, int ordinal) {
    return LocalDate.of(year, month, 1)
        .with(TemporalAdjusters.dayOfWeekInMonth(ordinal, DayOfWeek.MONDAY));
  }

  static LocalDate lastMonday(int year, Month month) {
    return LocalDate.of(year, month, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY));
  }

  static LocalDate thanksgiving(int year) {
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
}
