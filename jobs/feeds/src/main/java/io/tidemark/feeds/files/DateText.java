package io.tidemark.feeds.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days in the spellings that leave no doubt, as ISO dates. */
final class DateText {
  private static final Pattern ISO = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})([T ].*)?");
  private static final Pattern BARE = Pattern.compile("(\\d{4})/?(\\d{2})/?(\\d{2})");
  private static final Pattern MONTH = Pattern.compile("(\\d{4})(?:-(\\d{2})|[ -]?[mM](\\d{1,2}))");
  private static final Pattern QUARTER = Pattern.compile("(\\d{4})[ -]?[qQ]([1-4])");

  private DateText() {}

  /**
   * The ISO date of a day: of a moment, its local day; of a month or a quarter, its first. Any
   * other text comes back as it is, for validation to refuse: {@code 03/04/2012} is two days.
   */
  static String iso(String text) {
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
  static boolean isPeriod(String text) {
    return text.contains("/")
        || ISO.matcher(text).matches()
        || MONTH.matcher(text).matches()
        || QUARTER.matcher(text).matches();
  }

  private static String firstOf(String year, int month) {
    return "%s-%02d-01".formatted(year, month);
  }
}
