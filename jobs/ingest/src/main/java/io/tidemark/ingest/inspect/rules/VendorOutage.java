package io.tidemark.ingest.inspect.rules;

import io.tidemark.core.time.TradingCalendar;
import io.tidemark.ingest.inspect.alerts.AlertKind;
import io.tidemark.ingest.inspect.alerts.NewAlert;
import io.tidemark.ingest.inspect.alerts.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A session on which a vendor had an outage.
 *
 * @param tickers number of tickers that it lacked
 */
record VendorOutage(String vendor, LocalDate date, long tickers) {

  /** One alert per outage, however many sessions it lasts, dated on its first session. */
  static List<NewAlert> alerts(List<VendorOutage> sessions) {
    List<VendorOutage> sorted =
        sessions.stream()
            .sorted(Comparator.comparing(VendorOutage::vendor).thenComparing(VendorOutage::date))
            .toList();
    List<NewAlert> alerts = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < sorted.size(); i++) {
      if (i + 1 == sorted.size() || !sorted.get(i).isFollowedBy(sorted.get(i + 1))) {
        alerts.add(alert(sorted.subList(first, i + 1)));
        first = i + 1;
      }
    }
    return alerts;
  }

  private boolean isFollowedBy(VendorOutage other) {
    return vendor.equals(other.vendor) && TradingCalendar.XNYS.next(date).equals(other.date);
  }

  private static NewAlert alert(List<VendorOutage> outage) {
    VendorOutage first = outage.get(0);
    LocalDate until = outage.get(outage.size() - 1).date;
    long most = outage.stream().mapToLong(VendorOutage::tickers).max().orElseThrow();
    return new NewAlert(
        AlertKind.OUTAGE,
        Severity.CRITICAL,
        first.vendor,
        "",
        first.date,
        "",
        "%s lacks %d tickers on %s that it had just before; fetch the range again"
            .formatted(
                first.vendor,
                most,
                outage.size() == 1
                    ? first.date.toString()
                    : "%d sessions from %s to %s".formatted(outage.size(), first.date, until)));
  }
}
