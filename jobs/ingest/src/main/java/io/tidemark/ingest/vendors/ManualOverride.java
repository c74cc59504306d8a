package io.tidemark.ingest.vendors;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Somebody's word on one vendor's bar of one day.
 *
 * @param bar the {@linkplain VendorBar#id identity} of the version it speaks of
 * @param accepted whether the bar counts whatever rule it breaks; else it counts for nothing
 * @param from since when the word was known
 * @param until from when it does not count any more
 */
public record ManualOverride(
    String vendor, LocalDate date, String bar, boolean accepted, Instant from, Instant until)
    implements Serializable {
  /** Whether it counts at that time. */
  public boolean holdsAt(Instant time) {
    return !time.isBefore(from) && time.isBefore(until);
  }
}
