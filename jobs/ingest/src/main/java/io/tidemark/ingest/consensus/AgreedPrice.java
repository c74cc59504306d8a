package io.tidemark.ingest.consensus;

import io.tidemark.ingest.vendors.VendorBar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * The price of a day as it could be agreed at one knowledge time.
 *
 * @param bar the bar that is believed
 * @param splitRatio new shares per old one that take effect on this day, else 1
 * @param cashDividend USD per share that go ex on this day, else 0
 * @param knownAt when this version could first be told
 */
public record AgreedPrice(
    VendorBar bar, double splitRatio, double cashDividend, Status status, Instant knownAt) {

  /** How a day's price came to be. */
  public enum Status {
    /** All vendors with a bar, at least two, agree on the close. */
    AGREED,
    /** One vendor alone has a bar. */
    SINGLE,
    /** The vendors disagree, and one of them was believed. */
    DISPUTED,
    /** There is none any more: somebody rejected the bar it rested on. */
    WITHDRAWN;

    /** As it is written in {@code market.prices}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public LocalDate date() {
    return bar.date();
  }

  public double close() {
    return bar.close();
  }

  /** Whether both say the same, whenever it was known. */
  boolean sameContent(AgreedPrice other) {
    return bar.vendor().equals(other.bar.vendor())
        && (status == Status.WITHDRAWN || sameBar(other.bar))
        && splitRatio == other.splitRatio
        && cashDividend == other.cashDividend
        && status == other.status;
  }

  private boolean sameBar(VendorBar other) {
    return bar.sameValues(other) && Double.compare(bar.vwap(), other.vwap()) == 0;
  }

  /** That there is no price any more. */
  AgreedPrice withdrawn(Instant time) {
    double none = Double.NaN;
    VendorBar nothing = new VendorBar(bar.vendor(), bar.date(), none, none, none, none, none, time);
    return new AgreedPrice(nothing, 1, 0, Status.WITHDRAWN, time);
  }

  /** The same price, known at another time. */
  AgreedPrice toldAt(Instant time) {
    return new AgreedPrice(bar, splitRatio, cashDividend, status, time);
  }
}
