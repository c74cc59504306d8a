package io.tidemark.feeds.files.time;

import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days in the spellings that leave no doubt, as ISO dates. */
public final class DateText {
  private static final Pattern ISO = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})([T ].*)?");
  private static final Pattern BARE = Pattern.compile("(\\d{4})/?(\\d{2})/?(\\d{2})");
  private static final Pattern MONTH = Pattern.compile("(\\d{4})(?:-(\\d{2})|[ -]?[mM](\\d{1,2}))");
  private static final Pattern QUARTER = Pattern.compile("(\\d{4})[ -]?[qQ]([1-4])");

  private static final Pattern NAMED_MONTH =
      Pattern.compile(
          "(?:(\\d{1,2})[- ]([A-Za-z]{3,9})|([A-Za-z]{3,9}) (\\d{1,2})),?[- ](\\d{4})(?:[T ].*)?");
  private static final List<String> MONTHS =
      Arrays.stream(Month.values()).map(Month::name).toList();

  private DateText() {}

  /**
   * The ISO date of a day: of a moment, its local day; of a month or a quarter, its first. Any
   * other text comes back as it is, for validation to refuse: {@code 03/04/2012} is two days,
   * unless the order is told.
   */
  public static String iso(String text, DateOrder order) {
    Matcher yearLast = DateOrder.YEAR_LAST.matcher(text);
    if (order != DateOrder.UNTOLD && yearLast.matches()) {
      boolean dayFirst = order == DateOrder.DAY_FIRST;
      return day(
          yearLast.group(3), yearLast.group(dayFirst ? 2 : 1), yearLast.group(dayFirst ? 1 : 2));
    }
    Matcher named = NAMED_MONTH.matcher(text);
    if (named.matches()) {
      return named(text, named);
    }
    return iso(text);
  }

  private static String named(String text, Matcher parts) {
    boolean dayFirst = parts.group(1) != null;
    String name = parts.group(dayFirst ? 2 : 3).toUpperCase(Locale.ROOT);
    return MONTHS.stream()
        .filter(month -> month.startsWith(name))
        .findFirst()
        .map(month -> Integer.toString(MONTHS.indexOf(month) + 1))
        .map(month -> day(parts.group(5), month, parts.group(dayFirst ? 1 : 4)))
        .orElse(text);
  }

  private static String day(String year, String month, String day) {
    return "%s-%02d-%02d".formatted(year, Integer.parseInt(month), Integer.parseInt(day));
  }

  /** The same, where the year comes first. */
  public static String iso(String text) {
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return iso.group(1);
    }
    Matcher bare = BARE.matcher(text);
    if (bare.matches()) {
      return "%s-%s-%s".formatted(bare.group(1), bare.group(2), bare.group(3));
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

  /** Whether a text is a day, month or quarter rather than a number. */
  public static boolean isPeriod(String text) {
    return text.contains("/")
        || NAMED_MONTH.matcher(text).matches()
        || ISO.matcher(text).matches()
        || MONTH.matcher(text).matches()
        || QUARTER.matcher(text).matches();
  }

  private static String firstOf(String year, int month) {
    return "%s-%02d-01".formatted(year, month);
  }
}
