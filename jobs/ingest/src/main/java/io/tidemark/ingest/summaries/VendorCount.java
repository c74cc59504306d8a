package io.tidemark.ingest.summaries;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * What a vendor counts itself of one ticker.
 *
 * @param rows bars; null where not told
 * @param volume shares; null where not told
 */
record VendorCount(String vendor, Span span, Long rows, Double volume) implements Serializable {

  /** The days that a count covers, both included. */
  record Span(LocalDate from, LocalDate until) implements Serializable {}
}
