package io.tidemark.ingest.summaries;

import io.tidemark.ingest.days.TickerDays;
import io.tidemark.ingest.days.VendorDays;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All vendors' own counts. A ticker without counts from a vendor is not checked, because the counts
 * may not have been requested.
 */
final class VendorCounts implements Serializable {
  private static final long serialVersionUID = 1;

  private final Map<String, List<VendorCount>> byTicker;

  VendorCounts(Map<String, List<VendorCount>> byTicker) {
    this.byTicker = new LinkedHashMap<>(byTicker);
  }

  /** The tickers of which any vendor has counts. */
  Set<String> tickers() {
    return Set.copyOf(byTicker.keySet());
  }

  /** The checks of a ticker, one per count. */
  List<SummaryCheck> checks(TickerDays ticker) {
    return byTicker.getOrDefault(ticker.ticker(), List.of()).stream()
        .map(told -> SummaryCheck.of(told.vendor(), told.span(), days(ticker, told), told))
        .toList();
  }

  /** The vendor's days; null if the vendor has no bar of the ticker. */
  private static VendorDays days(TickerDays ticker, VendorCount told) {
    return ticker.vendors().stream()
        .filter(days -> days.vendor().equals(told.vendor()))
        .findFirst()
        .orElse(null);
  }
}
