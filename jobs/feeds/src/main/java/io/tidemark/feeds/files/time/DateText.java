package io.tidemark.feeds.files.time;

import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts dates in unambiguous formats to ISO dates. */
public final class DateText {
  private static final int ISO_LENGTH = 10;
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?:[T ].*)?");
  private static final Pattern BARE =
      Pattern.compile("(\\d{4})/?(\\d{2})/?(\\d{2})(?:\\.0+|[T ].*)?");
  private static final Pattern MONTH =
      Pattern.compile("(\\d{4})(?:[-/](\\d{1,2})|[ -]?[mM](\\d{1,2}))");
  private static final Pattern QUARTER = Pattern.compile("(\\d{4})[ -]?[qQ]([1-4])");

  private static final Pattern NAMED_MONTH =
      Pattern.compile(
          "(?:(\\d{1,2})[- ]?([A-Za-z]{3,9})|([A-Za-z]{3,9}) (\\d{1,2})),?[- ]?(\\d{4})(?:[T"
              + " ].*)?");
  private static final Pattern NAMED_MONTH_YEAR_FIRST =
      Pattern.compile("(\\d{4})[- ]([A-Za-z]{3,9})[- ](\\d{1,2})(?:[T ].*)?");
  private static final List<String> MONTHS =
      Arrays.stream(Month.values()).map(Month::name).toList();

  /** Two-digit years from here on belong to the last century. */
  private static final int CENTURY = 70;

  private DateText() {}

  /**
   * The ISO date of a date, of a timestamp (its local date), or of a month or quarter (its first
   * day). Any other text is returned unchanged for validation to refuse; {@code 03/04/2012} is
   * ambiguous unless the order is known.
   */
  public static String iso(String text, DateOrder order) {
    String day = day(text, order);
    return day.equals(text) ? iso(text) : day;
  }

  /** The same, but a month or quarter is not a date and is returned unchanged. */
  public static String day(String text, DateOrder order) {
    if (beginsAsIso(text)) {
      return text.length() == ISO_LENGTH ? text : text.substring(0, ISO_LENGTH);
    }
    if (order != DateOrder.UNKNOWN) {
      Matcher undated = DateOrder.UNDATED.matcher(text);
      if (undated.matches()) {
        return ordered(undated, order);
      }
    }
    Matcher yearFirst = YEAR_FIRST.matcher(text);
    if (yearFirst.matches()) {
      return day(yearFirst.group(1), yearFirst.group(3), yearFirst.group(4));
    }
    Matcher bare = BARE.matcher(text);
    if (bare.matches()) {
      return "%s-%s-%s".formatted(bare.group(1), bare.group(2), bare.group(3));
    }
    Matcher named = NAMED_MONTH.matcher(text);
    if (named.matches()) {
      boolean dayFirst = named.group(1) != null;
      return named(
          text, named.group(5), named.group(dayFirst ? 2 : 3), named.group(dayFirst ? 1 : 4));
    }
    Matcher namedLater = NAMED_MONTH_YEAR_FIRST.matcher(text);
    return namedLater.matches()
        ? named(text, namedLater.group(1), namedLater.group(2), namedLater.group(3))
        : text;
  }

  /** Whether the text begins with a date {@code yyyy-MM-dd}, the most common format. */
  static boolean beginsAsIso(String text) {
    if (text.length() < ISO_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return false;
    }
    for (int i = 0; i < ISO_LENGTH; i++) {
      char letter = text.charAt(i);
      if (i != 4 && i != 7 && (letter < '0' || letter > '9')) {
        return false;
      }
    }
    return text.length() == ISO_LENGTH
        || text.charAt(ISO_LENGTH) == 'T'
        || text.charAt(ISO_LENGTH) == ' ';
  }

  private static String ordered(Matcher parts, DateOrder order) {
    return switch (order) {
      case DAY_FIRST -> day(year(parts.group(3)), parts.group(2), parts.group(1));
      case MONTH_FIRST -> day(year(parts.group(3)), parts.group(1), parts.group(2));
      default ->
          parts.group(3).length() == 2
              ? day(year(parts.group(1)), parts.group(2), parts.group(3))
              : parts.group();
    };
  }

  private static String year(String text) {
    return text.length() > 2 ? text : (Integer.parseInt(text) < CENTURY ? "20" : "19") + text;
  }

  private static String named(String text, String year, String month, String day) {
    String name = month.toUpperCase(Locale.ROOT);
    return MONTHS.stream()
        .filter(known -> known.startsWith(name))
        .findFirst()
        .map(known -> day(year, Integer.toString(MONTHS.indexOf(known) + 1), day))
        .orElse(text);
  }

  private static String day(String year, String month, String day) {
    return "%s-%02d-%02d".formatted(year, Integer.parseInt(month), Integer.parseInt(day));
  }

  /** The ISO date of a date with the year first, or of the first day of a month or quarter. */
  public static String iso(String text) {
    String day = day(text, DateOrder.UNKNOWN);
    if (!day.equals(text)) {
      return day;
    }
    Matcher quarter = QUARTER.matcher(text);
    if (quarter.matches()) {
      return firstOf(quarter.group(1), 3 * Integer.parseInt(quarter.group(2)) - 2);
    }
    Matcher month = MONTH.matcher(text);
    if (month.matches()) {
      String number = month.group(2) == null ? month.group(3) : month.group(2);
      return firstOf(month.group(1), Integer.parseInt(number));
    }
    return text;
  }

  /** Whether a text is a month or a quarter and not a date. */
  static boolean isLongerThanADay(String text) {
    return MONTH.matcher(text).matches() || QUARTER.matcher(text).matches();
  }

  /** Whether a text is a date, month or quarter and not a number. */
  public static boolean isPeriod(String text) {
    return text.contains("/")
        || NAMED_MONTH.matcher(text).matches()
        || beginsAsIso(text)
        || MONTH.matcher(text).matches()
        || QUARTER.matcher(text).matches();
  }

  private static String firstOf(String year, int month) {
    return "%s-%02d-01".formatted(year, month);
  }
}
