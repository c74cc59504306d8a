package io.tidemark.ingest.disputes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One disagreement between vendors with its cause.
 *
 * @param date the ex-date if an action is the cause, else the first affected session
 * @param until the last affected session
 * @param sessions number of affected sessions
 * @param field {@code close}, {@code open}, {@code high}, {@code low}, {@code volume}, {@code
 *     adj_close}, {@code split} or {@code dividend}
 * @param values value by vendor on the date, or on the nearest date on which they differ
 * @param suspect the vendor that is probably wrong; empty if neither is, or if it cannot be
 *     determined
 * @param evidence explanation of the cause
 * @param knownAt when the last data that it is based on became known
 */
public record Dispute(
    LocalDate date,
    LocalDate until,
    int sessions,
    String field,
    Map<String, Double> values,
    DisputeCause cause,
    String suspect,
    String evidence,
    Instant knownAt) {
  public Dispute {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The same dispute with another {@code knownAt}. */
  Dispute toldAt(Instant time) {
    return new Dispute(date, until, sessions, field, values, cause, suspect, evidence, time);
  }

  /** Whether it affects any day of a range. */
  public boolean overlaps(LocalDate from, LocalDate to) {
    return !date.isAfter(to) && !until.isBefore(from);
  }
}
