package io.tidemark.feeds.files.time;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How days in figures are written where the year comes last, as in 03/04/2012. */
public enum DateOrder {
  /** Nothing in the file tells; such days are left for validation to refuse. */
  UNTOLD,
  MONTH_FIRST,
  DAY_FIRST;

  private static final int MONTHS = 12;

  /** A day with its year last, and perhaps a time of day. */
  static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})(?:[T ].*)?");

  /** What days beyond the twelfth among them tell; nothing, if they contradict one another. */
  public static DateOrder of(Collection<String> days) {
    boolean dayFirst = false;
    boolean monthFirst = false;
    for (String day : days) {
      Matcher parts = YEAR_LAST.matcher(day);
      if (parts.matches()) {
        dayFirst |= Integer.parseInt(parts.group(1)) > MONTHS;
        monthFirst |= Integer.parseInt(parts.group(2)) > MONTHS;
      }
    }
    if (dayFirst == monthFirst) {
      return UNTOLD;
    }
    return dayFirst ? DAY_FIRST : MONTH_FIRST;
  }
}
