package io.tidemark.serving.http;

import java.time.LocalDate;

/**
 * The days that a request asks for, both ends included.
 *
 * <p>Left out, {@code to} is the last day there is and {@code from} a year before {@code to}; both
 * hang on the data and never on today's date, so that a version always answers the same.
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
