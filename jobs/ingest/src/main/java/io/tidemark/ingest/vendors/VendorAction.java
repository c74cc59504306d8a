package io.tidemark.ingest.vendors;

import io.tidemark.core.market.CorporateAction.Kind;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One version of what one vendor says about a corporate action of a ticker.
 *
 * @param amount of a split, new shares per old one; of a dividend, USD per share
 * @param knownAt from when this version could be known
 */
public record VendorAction(
    String vendor, Kind kind, LocalDate exDate, double amount, Instant knownAt) {

  /** The same action, known at another time. */
  public VendorAction toldAt(Instant time) {
    return new VendorAction(vendor, kind, exDate, amount, time);
  }
}
