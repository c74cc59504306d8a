package io.tidemark.ingest.summaries;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A vendor's own counts of one ticker.
 *
 * @param rows number of bars; null if the vendor gives none
 * @param volume in shares; null if the vendor gives none
 */
record VendorCount(String vendor, Span span, Long rows, Double volume) implements Serializable {

  /** The days that a count covers, both included. */
  record Span(LocalDate from, LocalDate until) implements Serializable {}
}
