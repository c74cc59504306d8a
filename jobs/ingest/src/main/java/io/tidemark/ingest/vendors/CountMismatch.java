package io.tidemark.ingest.vendors;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Bars of one ticker that do not add up to what their own vendor counts.
 *
 * @param from first day counted
 * @param until last day counted
 * @param words what is off, and by how much
 * @param since from when this was known
 * @param cleared from when it holds no more
 */
public record CountMismatch(
    String vendor, LocalDate from, LocalDate until, String words, Instant since, Instant cleared)
    implements Serializable {
  /** Whether it speaks of a day. */
  public boolean covers(LocalDate date) {
    return !date.isBefore(from) && !date.isAfter(until);
  }

  /** Whether it counts at that time. */
  public boolean holdsAt(Instant time) {
    return !time.isBefore(since) && time.isBefore(cleared);
  }
}
