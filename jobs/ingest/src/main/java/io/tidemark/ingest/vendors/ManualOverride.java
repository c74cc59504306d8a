package io.tidemark.ingest.vendors;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A person's decision about one vendor's bar of one day.
 *
 * @param bar the {@linkplain VendorBar#id identity} of the version that it is about
 * @param accepted whether the bar is used whatever rule it breaks; else it is not used at all
 * @param from when the decision became known
 * @param until when it expires
 */
public record ManualOverride(
    String vendor, LocalDate date, String bar, boolean accepted, Instant from, Instant until)
    implements Serializable {
  /** Whether it is valid at that time. */
  public boolean holdsAt(Instant time) {
    return !time.isBefore(from) && time.isBefore(until);
  }
}
