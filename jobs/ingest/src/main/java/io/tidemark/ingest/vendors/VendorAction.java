package io.tidemark.ingest.vendors;

import io.tidemark.core.market.CorporateAction.Kind;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One version of a corporate action of a ticker from one vendor.
 *
 * @param amount for a split, new shares per old share; for a dividend, USD per share
 * @param knownAt when this version became known
 */
public record VendorAction(
    String vendor, Kind kind, LocalDate exDate, double amount, Instant knownAt) {

  /** The same action with another {@code knownAt}. */
  public VendorAction toldAt(Instant time) {
    return new VendorAction(vendor, kind, exDate, amount, time);
  }
}
