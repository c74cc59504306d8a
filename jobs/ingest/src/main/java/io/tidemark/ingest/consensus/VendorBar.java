package io.tidemark.ingest.consensus;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One version of what one vendor says about one day of a ticker.
 *
 * @param open USD per share, as are high, low and close
 * @param volume shares
 * @param knownAt from when this version could be known
 */
public record VendorBar(
    String vendor,
    LocalDate date,
    double open,
    double high,
    double low,
    double close,
    double volume,
    Instant knownAt) {

  /** The same bar, known at another time. */
  VendorBar toldAt(Instant time) {
    return new VendorBar(vendor, date, open, high, low, close, volume, time);
  }
}
