package io.tidemark.ingest.disputes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One disagreement with its cause.
 *
 * @param date the ex-date where an action is its cause, else the first session concerned
 * @param until the last session concerned
 * @param sessions how many are
 * @param field {@code close}, {@code open}, {@code high}, {@code low}, {@code volume}, {@code
 *     adj_close}, {@code split} or {@code dividend}
 * @param values vendor to value on the date, or the nearest that tells them apart
 * @param suspect the vendor that is likely wrong; empty if neither is, or it cannot be told
 * @param evidence why, in words
 * @param knownAt when the last of what it rests on became known
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

  /** The same, known at another time. */
  Dispute toldAt(Instant time) {
    return new Dispute(date, until, sessions, field, values, cause, suspect, evidence, time);
  }

  /** Whether it concerns any day of a range. */
  public boolean overlaps(LocalDate from, LocalDate to) {
    return !date.isAfter(to) && !until.isBefore(from);
  }
}
