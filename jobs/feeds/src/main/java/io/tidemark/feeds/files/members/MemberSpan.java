package io.tidemark.feeds.files.members;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * A membership as a file states it.
 *
 * @param date first day as a member; an ISO date, unless it cannot be read
 * @param until last day as a member in the same form; empty: still one
 */
public record MemberSpan(String ticker, String date, String until) implements Serializable {
  /** Whether the text is an ISO date, so that dates can be compared as texts. */
  public static boolean isDay(String text) {
    try {
      return text.length() == 10 && LocalDate.parse(text).getYear() > 0;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
