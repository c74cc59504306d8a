package io.tidemark.feeds.files.time;

import java.util.Collection;
import java.util.regex.Pattern;

/** How days in figures are written where a year of four digits is not first, as in 03/04/2012. */
public enum DateOrder {
  /** Nothing in the file tells; such days are left for validation to refuse. */
  UNTOLD,
  MONTH_FIRST,
  DAY_FIRST,
  /** Of years of two digits, as in 12/04/03; those of four leave no doubt. */
  YEAR_FIRST;

  /** A day with its year last or of two digits, and perhaps a time of day. */
  static final Pattern UNDATED =
      Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2})(?:[T ].*)?");

  /** What days beyond the twelfth among them tell; nothing, if they contradict one another. */
  public static DateOrder of(Collection<String> days) {
    DateOrderEvidence evidence = new DateOrderEvidence();
    days.forEach(evidence::add);
    return evidence.order();
  }

  /** The order that the user states as dmy, mdy or ymd; nothing where the text is empty. */
  public static DateOrder stated(String letters) {
    return switch (letters) {
      case "" -> UNTOLD;
      case "dmy" -> DAY_FIRST;
      case "mdy" -> MONTH_FIRST;
      case "ymd" -> YEAR_FIRST;
      default -> throw new IllegalArgumentException("no order of dates is called " + letters);
    };
  }
}
