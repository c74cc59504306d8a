package io.tidemark.feeds.files.time;

import io.tidemark.core.time.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Reads the dates of one file: any format of {@link DateText}, or the time since 1970 UTC in
 * seconds, milli-, micro- or nanoseconds, recognised by the number of digits. The date of such a
 * time is in the user's time zone if one is given; else in UTC if the time is midnight UTC, and in
 * New York otherwise.
 */
public final class DayReader {
  private static final long NANO = 1_000_000_000;

  private final DateOrder order;
  private final ZoneId zone;
  private final boolean periods;

  /** Cache of the last date, because rows of one day are mostly adjacent. */
  private String lastText = "";

  private String lastDay = "";

  /**
   * @param zone time zone for times since 1970; null if it is not given
   * @param periods whether a month or a quarter means its first day
   */
  public DayReader(DateOrder order, ZoneId zone, boolean periods) {
    this.order = order;
    this.zone = zone;
    this.periods = periods;
  }

  /** The ISO date; a text that is not a date is returned unchanged for validation to refuse. */
  public String iso(String text) {
    if (!text.equals(lastText)) {
      lastDay = read(text);
      lastText = text;
    }
    return lastDay;
  }

  private String read(String text) {
    Instant instant = since1970(text);
    if (instant != null) {
      return day(instant).toString();
    }
    return periods ? DateText.iso(text, order) : DateText.day(text, order);
  }

  /** Days since 1970 of a text; {@link Long#MIN_VALUE} if it is not a date. */
  long epochDay(String text) {
    String day = iso(text);
    if (day.length() != 10 || !DateText.beginsAsIso(day)) {
      return Long.MIN_VALUE;
    }
    int year = Integer.parseInt(day, 0, 4, 10);
    int month = Integer.parseInt(day, 5, 7, 10);
    int of = Integer.parseInt(day, 8, 10, 10);
    boolean valid =
        month >= 1 && month <= 12 && of >= 1 && of <= 31 && (of <= 28 || exists(year, month, of));
    return valid ? LocalDate.of(year, month, of).toEpochDay() : Long.MIN_VALUE;
  }

  private static boolean exists(int year, int month, int day) {
    return day <= LocalDate.of(year, month, 1).lengthOfMonth();
  }

  private LocalDate day(Instant instant) {
    if (zone != null) {
      return LocalDate.ofInstant(instant, zone);
    }
    boolean midnight = instant.getNano() == 0 && instant.getEpochSecond() % (24 * 60 * 60) == 0;
    return LocalDate.ofInstant(instant, midnight ? ZoneOffset.UTC : TradingCalendar.XNYS.zone());
  }

  /**
   * Nine digits are seconds before September 2001, ten digits seconds since then, three more digits
   * milliseconds, and so on.
   */
  private static Instant since1970(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    int unit =
        switch (digits) {
          case 9, 10 -> 0;
          case 12, 13 -> 3;
          case 15, 16 -> 6;
          case 18, 19 -> 9;
          default -> -1;
        };
    boolean whole = digits == text.length() || text.substring(digits).matches("\\.0+");
    if (unit < 0 || !whole || (digits == 12 && isClock(text))) {
      return null;
    }
    long second = 1;
    for (int i = 0; i < unit; i++) {
      second *= 10;
    }
    long count;
    try {
      count = Long.parseLong(text.substring(0, digits));
    } catch (NumberFormatException e) {
      // Nineteen digits may overflow.
      return null;
    }
    return Instant.ofEpochSecond(count / second, count % second * (NANO / second));
  }

  /** Whether twelve digits are {@code yyyyMMddHHmm}. */
  private static boolean isClock(String text) {
    int month = Integer.parseInt(text, 4, 6, 10);
    int day = Integer.parseInt(text, 6, 8, 10);
    return (text.startsWith("19") || text.startsWith("20"))
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= 31;
  }
}
