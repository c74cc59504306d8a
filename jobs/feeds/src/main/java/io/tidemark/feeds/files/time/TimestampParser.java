package io.tidemark.feeds.files.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses times: a date in any format of {@link DateText} followed by a time of day, optionally with
 * AM or PM, an offset, {@code Z} or {@code UTC}; {@code yyyyMMdd HHmmss}; or the time since 1970
 * UTC in seconds, milli-, micro- or nanoseconds, recognised by the number of digits. A date alone
 * is not a time.
 */
public final class TimestampParser {
  private static final Pattern CLOCK =
      Pattern.compile(
          "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)? ?([AaPp][Mm])?"
              + " ?(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?");

  private static final Pattern DIGITS = Pattern.compile("(\\d{8})[T ]?(\\d{2})(\\d{2})(\\d{2})?");
  private static final int LEAST_DIGITS = 10;
  private static final Pattern SINCE_1970 = Pattern.compile("(\\d+)(?:\\.0+)?");

  private final DateOrder order;

  /** Cache of the last date, because rows of one day are mostly adjacent. */
  private String lastDayText = "";

  private LocalDate lastDay;

  public TimestampParser(DateOrder order) {
    this.order = order;
  }

  /** The time; empty if the text is not a time. */
  public Optional<FileTimestamp> read(String text) {
    try {
      int colon = text.indexOf(':');
      return colon < 0 ? digits(text) : clock(text, colon);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Optional<FileTimestamp> clock(String text, int colon) {
    int hours = colon;
    while (hours > 0 && Character.isDigit(text.charAt(hours - 1))) {
      hours--;
    }
    boolean apart = hours > 0 && (text.charAt(hours - 1) == ' ' || text.charAt(hours - 1) == 'T');
    Matcher time = CLOCK.matcher(text).region(hours, text.length());
    if (!apart || !time.matches()) {
      return Optional.empty();
    }
    LocalDate day = day(text.substring(0, hours - 1).strip());
    if (day == null) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(time.group(1));
    if (time.group(5) != null) {
      boolean afternoon = time.group(5).toUpperCase(Locale.ROOT).equals("PM");
      if (hour < 1 || hour > 12) {
        return Optional.empty();
      }
      hour = hour % 12 + (afternoon ? 12 : 0);
    }
    LocalTime clock =
        LocalTime.of(hour, Integer.parseInt(time.group(2)), number(time.group(3)), nanos(time));
    return Optional.of(new FileTimestamp(LocalDateTime.of(day, clock), offset(time.group(6))));
  }

  private Optional<FileTimestamp> digits(String text) {
    if (text.length() < LEAST_DIGITS || !Character.isDigit(text.charAt(4))) {
      // A date alone, as in daily bars: recognised without a regular expression for speed.
      return Optional.empty();
    }
    Matcher since = SINCE_1970.matcher(text);
    if (since.matches()) {
      Optional<Instant> instant = since1970(since.group(1));
      if (instant.isPresent()) {
        return instant.map(FileTimestamp::of);
      }
    }
    Matcher parts = DIGITS.matcher(text);
    LocalDate day = parts.matches() ? day(parts.group(1)) : null;
    return day == null
        ? Optional.empty()
        : Optional.of(
            new FileTimestamp(
                day.atTime(
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)),
                    number(parts.group(4))),
                null));
  }

  /**
   * Ten digits are seconds since September 2001, thirteen digits milliseconds since then, and so
   * on.
   */
  private static Optional<Instant> since1970(String digits) {
    return switch (digits.length()) {
      case 10 -> Optional.of(Instant.ofEpochSecond(Long.parseLong(digits)));
      case 13 -> Optional.of(Instant.ofEpochMilli(Long.parseLong(digits)));
      case 16 -> Optional.of(part(digits, 1_000_000));
      case 19 -> Optional.of(part(digits, 1_000_000_000));
      default -> Optional.empty();
    };
  }

  private static Instant part(String digits, long second) {
    long count = Long.parseLong(digits);
    return Instant.ofEpochSecond(count / second, count % second * (1_000_000_000 / second));
  }

  private LocalDate day(String text) {
    if (!text.equals(lastDayText)) {
      lastDayText = text;
      lastDay = null;
      lastDay = LocalDate.parse(DateText.day(text, order));
    }
    return lastDay;
  }

  private static int number(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static int nanos(Matcher time) {
    String fraction = time.group(4);
    return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
  }

  private static ZoneOffset offset(String text) {
    if (text == null) {
      return null;
    }
    return Character.isLetter(text.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(text);
  }
}
