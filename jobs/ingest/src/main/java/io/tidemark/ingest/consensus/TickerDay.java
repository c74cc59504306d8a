package io.tidemark.ingest.consensus;

import io.tidemark.ingest.consensus.AgreedPrice.Status;
import io.tidemark.ingest.vendors.VendorBar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** One day of a ticker: all versions of all vendors' bars, and the prices decided so far. */
final class TickerDay {
  private static final Comparator<VendorBar> BY_KNOWLEDGE =
      Comparator.comparing((VendorBar bar) -> bar.knownAt())
          .thenComparingDouble(VendorBar::open)
          .thenComparingDouble(VendorBar::high)
          .thenComparingDouble(VendorBar::low)
          .thenComparingDouble(VendorBar::close)
          .thenComparingDouble(VendorBar::volume);

  private final LocalDate date;
  private final List<VendorBar> bars;

  /** Whether a person has rejected a bar by then. */
  private final BiPredicate<VendorBar, Instant> ruledOut;

  private final List<AgreedPrice> prices = new ArrayList<>(2);

  TickerDay(LocalDate date, List<VendorBar> bars, BiPredicate<VendorBar, Instant> ruledOut) {
    this.date = date;
    this.ruledOut = ruledOut;
    this.bars = bars.stream().sorted(BY_KNOWLEDGE).toList();
  }

  LocalDate date() {
    return date;
  }

  /** All versions of all vendors' bars, earliest known first. */
  List<VendorBar> bars() {
    return bars;
  }

  Instant firstKnown() {
    return bars.get(0).knownAt();
  }

  /**
   * The last bar of each vendor known by then, most trusted first; vendors without a bar are left
   * out.
   */
  Map<String, VendorBar> knownBy(Instant time, List<String> trust) {
    Map<String, VendorBar> known = new LinkedHashMap<>();
    for (String vendor : trust) {
      VendorBar bar = knownBy(time, vendor);
      if (bar != null) {
        known.put(vendor, bar);
      }
    }
    return known;
  }

  /**
   * That vendor's last bar known by then, or null. A rejected bar is ignored if there is any other,
   * even if the vendor sends it again.
   */
  VendorBar knownBy(Instant time, String vendor) {
    VendorBar last = null;
    VendorBar lastOfAll = null;
    for (VendorBar bar : bars) {
      if (bar.knownAt().isAfter(time)) {
        break;
      }
      if (bar.vendor().equals(vendor)) {
        lastOfAll = bar;
        last = ruledOut.test(bar, time) ? last : bar;
      }
    }
    return last == null ? lastOfAll : last;
  }

  /** The last price known by then, or null. */
  AgreedPrice priceBy(Instant time) {
    for (int i = prices.size() - 1; i >= 0; i--) {
      if (!prices.get(i).knownAt().isAfter(time)) {
        return prices.get(i).status() == Status.WITHDRAWN ? null : prices.get(i);
      }
    }
    return null;
  }

  /** Adds a price that was known later than the previous ones, if its content is different. */
  void price(AgreedPrice version) {
    if (prices.isEmpty() || !prices.get(prices.size() - 1).sameContent(version)) {
      prices.add(version);
    }
  }

  /** The times at which this day got a price that it did not have, or lost its price. */
  List<Instant> priceChanges() {
    List<Instant> times = new ArrayList<>(1);
    boolean isPriced = false;
    for (AgreedPrice price : prices) {
      if (isPriced == (price.status() == Status.WITHDRAWN)) {
        isPriced = !isPriced;
        times.add(price.knownAt());
      }
    }
    return times;
  }

  List<AgreedPrice> prices() {
    return prices;
  }
}
