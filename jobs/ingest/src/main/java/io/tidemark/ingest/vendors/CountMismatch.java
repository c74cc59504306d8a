package io.tidemark.ingest.vendors;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Bars of one ticker that do not match their vendor's own counts.
 *
 * @param from first day counted
 * @param until last day counted
 * @param words which figures differ, and by how much
 * @param since when this became known
 * @param cleared when it was corrected
 */
public record CountMismatch(
    String vendor, LocalDate from, LocalDate until, String words, Instant since, Instant cleared)
    implements Serializable {
  /** Whether it covers a day. */
  public boolean covers(LocalDate date) {
    return !date.isBefore(from) && !date.isAfter(until);
  }

  /** Whether it is valid at that time. */
  public boolean holdsAt(Instant time) {
    return !time.isBefore(since) && time.isBefore(cleared);
  }
}
