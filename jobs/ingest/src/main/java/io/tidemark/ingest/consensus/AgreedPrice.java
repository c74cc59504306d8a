package io.tidemark.ingest.consensus;

import io.tidemark.ingest.vendors.VendorBar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * The reconciled price of a day as of one knowledge time.
 *
 * @param bar the chosen bar
 * @param splitRatio new shares per old share taking effect on this day, else 1
 * @param cashDividend USD per share going ex on this day, else 0
 * @param knownAt when this version could first be known
 */
public record AgreedPrice(
    VendorBar bar, double splitRatio, double cashDividend, Status status, Instant knownAt) {

  /** How the price of a day was decided. */
  public enum Status {
    /** All vendors with a bar, at least two, agree on the close. */
    AGREED,
    /** Only one vendor has a bar. */
    SINGLE,
    /** The vendors disagree, and the bar of one of them was chosen. */
    DISPUTED,
    /**
     * The price was withdrawn: a person rejected the bar it was based on, its vendor's counts
     * contradict it, or its vendor repeated it on the next day.
     */
    WITHDRAWN;

    /** The value in {@code market.prices}. */
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

  /** Whether both have the same content, apart from {@code knownAt}. */
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

  /** The version that withdraws this price. */
  AgreedPrice withdrawn(Instant time) {
    double none = Double.NaN;
    VendorBar nothing = new VendorBar(bar.vendor(), bar.date(), none, none, none, none, none, time);
    return new AgreedPrice(nothing, 1, 0, Status.WITHDRAWN, time);
  }

  /** The same price with another {@code knownAt}. */
  AgreedPrice toldAt(Instant time) {
    return new AgreedPrice(bar, splitRatio, cashDividend, status, time);
  }
}
