package io.tidemark.feeds.files.time;

import java.util.Collection;
import java.util.regex.Pattern;

/**
 * The order of day, month and year in numeric dates that do not begin with a four-digit year, as in
 * 03/04/2012.
 */
public enum DateOrder {
  /** Unknown; such dates are left for validation to refuse. */
  UNKNOWN,
  MONTH_FIRST,
  DAY_FIRST,
  /** Two-digit year first, as in 12/04/03; four-digit years are never ambiguous. */
  YEAR_FIRST;

  /** A date with its year last or with two digits, optionally with a time of day. */
  static final Pattern UNDATED =
      Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2})(?:[T ].*)?");

  /** The order shown by numbers above 12; {@link #UNKNOWN} if they contradict each other. */
  public static DateOrder of(Collection<String> days) {
    DateOrderEvidence evidence = new DateOrderEvidence();
    days.forEach(evidence::add);
    return evidence.order();
  }

  /** The order that the user gives as dmy, mdy or ymd; {@link #UNKNOWN} if the text is empty. */
  public static DateOrder stated(String letters) {
    return switch (letters) {
      case "" -> UNKNOWN;
      case "dmy" -> DAY_FIRST;
      case "mdy" -> MONTH_FIRST;
      case "ymd" -> YEAR_FIRST;
      default -> throw new IllegalArgumentException("no order of dates is called " + letters);
    };
  }
}
