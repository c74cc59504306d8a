package io.tidemark.feeds.files.time;

import io.tidemark.core.UserFault;

/**
 * Collects evidence for the order of day and month from all numeric dates of a column whose year is
 * not first: a number above 12 shows which one is the day.
 */
public final class DateOrderEvidence {
  /** Up to one contradicting date in this many is ignored as a typing error. */
  private static final int SLIP = 100;

  private static final int MONTHS = 12;

  private long days;
  private long undated;
  private long dayFirst;
  private long monthFirst;
  private String example = "";
  private String dayFirstExample = "";
  private String monthFirstExample = "";
  private boolean shortYear;

  /**
   * Adds one date, stripped.
   *
   * @return whether its meaning depends on the order
   */
  public boolean add(String text) {
    if (text.isEmpty()) {
      return false;
    }
    days++;
    int first = digits(text, 0);
    if (first < 1 || first > 2 || !isMark(text, first)) {
      return false;
    }
    int second = digits(text, first + 1);
    int year = first + 1 + second + 1;
    if (second < 1 || second > 2 || !isMark(text, year - 1)) {
      return false;
    }
    int length = digits(text, year);
    boolean ends =
        year + length == text.length()
            || text.charAt(year + length) == ' '
            || text.charAt(year + length) == 'T';
    if (!ends || (length != 4 && length != 2)) {
      return false;
    }
    undated++;
    example = example.isEmpty() ? text : example;
    shortYear |= length == 2;
    if (length == 4) {
      tell(
          Integer.parseInt(text, 0, first, 10),
          Integer.parseInt(text, first + 1, year - 1, 10),
          text);
    }
    return true;
  }

  private void tell(int first, int second, String text) {
    if (first > MONTHS && second <= MONTHS) {
      dayFirstExample = dayFirst++ == 0 ? text : dayFirstExample;
    } else if (second > MONTHS && first <= MONTHS) {
      monthFirstExample = monthFirst++ == 0 ? text : monthFirstExample;
    }
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at - from;
  }

  private static boolean isMark(String text, int at) {
    return at < text.length()
        && (text.charAt(at) == '/' || text.charAt(at) == '.' || text.charAt(at) == '-');
  }

  /** The order shown by the dates so far; unknown if many contradict each other. */
  public DateOrder order() {
    if (dayFirst > SLIP * monthFirst) {
      return DateOrder.DAY_FIRST;
    }
    return monthFirst > SLIP * dayFirst ? DateOrder.MONTH_FIRST : DateOrder.UNKNOWN;
  }

  /**
   * The order of the column.
   *
   * @throws UserFault if most dates depend on the order and it cannot be determined
   */
  public DateOrder decided(String fileName, String column) {
    DateOrder order = order();
    if (order != DateOrder.UNKNOWN || 2 * undated < days || undated == 0) {
      return order;
    }
    if (dayFirst > 0) {
      throw new UserFault(
          "%s: column '%s' has '%s', whose day is first, and '%s', whose month is first; give --dates dmy or --dates mdy, and the dates that do not fit go to quarantine"
              .formatted(fileName, column, dayFirstExample, monthFirstExample));
    }
    throw new UserFault(
        "%s: no date in column '%s' shows whether day or month is first in '%s': no number is above 12%s; give --dates dmy, --dates mdy or --dates ymd"
            .formatted(fileName, column, example, shortYear ? ", or years have two digits" : ""));
  }
}
