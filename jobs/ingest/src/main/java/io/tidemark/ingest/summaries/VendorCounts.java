package io.tidemark.ingest.summaries;

import io.tidemark.ingest.days.TickerDays;
import io.tidemark.ingest.days.VendorDays;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that vendors count themselves. A ticker of which a vendor counts nothing is not checked:
 * nobody may have asked.
 */
final class VendorCounts implements Serializable {
  private static final long serialVersionUID = 1;

  private final Map<String, List<VendorCount>> byTicker;

  VendorCounts(Map<String, List<VendorCount>> byTicker) {
    this.byTicker = new LinkedHashMap<>(byTicker);
  }

  /** Those of which a vendor counts anything. */
  Set<String> tickers() {
    return Set.copyOf(byTicker.keySet());
  }

  /** Each count of a ticker. */
  List<SummaryCheck> checks(TickerDays ticker) {
    return byTicker.getOrDefault(ticker.ticker(), List.of()).stream()
        .map(told -> SummaryCheck.of(told.vendor(), told.span(), days(ticker, told), told))
        .toList();
  }

  /** Null if the vendor has no bar of the ticker. */
  private static VendorDays days(TickerDays ticker, VendorCount told) {
    return ticker.vendors().stream()
        .filter(days -> days.vendor().equals(told.vendor()))
        .findFirst()
        .orElse(null);
  }
}
