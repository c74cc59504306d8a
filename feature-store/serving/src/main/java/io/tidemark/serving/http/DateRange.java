package io.tidemark.serving.http;

import java.time.LocalDate;

/**
 * The requested days, both ends included.
 *
 * <p>By default {@code to} is the last day with data and {@code from} is one year before {@code
 * to}. Both depend on the data and never on today's date, so a version always gives the same
 * response.
 */
public record DateRange(LocalDate from, LocalDate to) {
  public static DateRange of(Parameters parameters, LocalDate last) {
    LocalDate to = parameters.date("to").orElse(last);
    LocalDate from = parameters.date("from").orElse(to.minusYears(1));
    if (from.isAfter(to)) {
      throw Parameters.bad("from is %s, after to, which is %s; swap them".formatted(from, to));
    }
    return new DateRange(from, to);
  }
}
