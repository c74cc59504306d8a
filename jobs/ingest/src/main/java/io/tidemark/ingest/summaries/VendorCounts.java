package io.tidemark.ingest.summaries;

import io.tidemark.ingest.days.TickerDays;
import io.tidemark.ingest.days.VendorDays;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that vendors count themselves. Days that a vendor counts for any ticker, it should count for
 * every one that it has bars of.
 */
final class VendorCounts implements Serializable {
  private static final long serialVersionUID = 1;

  private final Map<String, List<Told>> byTicker;
  private final Map<String, Set<Told.Span>> spans = new LinkedHashMap<>();

  VendorCounts(Map<String, List<Told>> byTicker) {
    this.byTicker = new LinkedHashMap<>(byTicker);
    byTicker.values().stream()
        .flatMap(List::stream)
        .forEach(
            told ->
                spans
                    .computeIfAbsent(told.vendor(), vendor -> new LinkedHashSet<>())
                    .add(told.span()));
  }

  /** Those of which a vendor counts anything. */
  Set<String> tickers() {
    return Set.copyOf(byTicker.keySet());
  }

  /** Each count of a ticker, and the days that a vendor counts for others only. */
  List<SummaryCheck> checks(TickerDays ticker) {
    List<SummaryCheck> checks = new ArrayList<>();
    Map<String, Set<Told.Span>> counted = new LinkedHashMap<>();
    for (Told told : byTicker.getOrDefault(ticker.ticker(), List.of())) {
      checks.add(SummaryCheck.of(told.vendor(), told.span(), days(ticker, told.vendor()), told));
      counted.computeIfAbsent(told.vendor(), vendor -> new LinkedHashSet<>()).add(told.span());
    }
    for (VendorDays days : ticker.vendors()) {
      Set<Told.Span> rest = new LinkedHashSet<>(spans.getOrDefault(days.vendor(), Set.of()));
      rest.removeAll(counted.getOrDefault(days.vendor(), Set.of()));
      rest.forEach(span -> checks.add(SummaryCheck.of(days.vendor(), span, days, null)));
    }
    return checks.stream().filter(SummaryCheck::saysAnything).toList();
  }

  /** Null if the vendor has no bar of the ticker. */
  private static VendorDays days(TickerDays ticker, String vendor) {
    return ticker.vendors().stream()
        .filter(days -> days.vendor().equals(vendor))
        .findFirst()
        .orElse(null);
  }
}
