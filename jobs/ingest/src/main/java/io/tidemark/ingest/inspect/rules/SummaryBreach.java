package io.tidemark.ingest.inspect.rules;

import io.tidemark.ingest.inspect.alerts.AlertKind;
import io.tidemark.ingest.inspect.alerts.NewAlert;
import io.tidemark.ingest.inspect.alerts.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mismatch with a vendor's own counts.
 *
 * @param words which figures exceed their thresholds
 */
record SummaryBreach(String vendor, String ticker, LocalDate from, LocalDate until, String words) {
  private static final int EXAMPLES = 3;

  private record Span(String vendor, LocalDate from, LocalDate until) {}

  /**
   * One alert per ticker; if many tickers mismatch over the same days, one alert for all of them.
   */
  static List<NewAlert> alerts(List<SummaryBreach> breaches, AlertThresholds thresholds) {
    Map<Span, List<SummaryBreach>> bySpan = new LinkedHashMap<>();
    for (SummaryBreach breach : breaches) {
      bySpan
          .computeIfAbsent(
              new Span(breach.vendor, breach.from, breach.until), span -> new ArrayList<>())
          .add(breach);
    }
    List<NewAlert> alerts = new ArrayList<>();
    bySpan.forEach(
        (span, alike) -> {
          if (alike.size() > thresholds.singly()) {
            alerts.add(ofMany(span, alike));
          } else {
            alike.forEach(breach -> alerts.add(breach.alert()));
          }
        });
    return alerts;
  }

  private NewAlert alert() {
    return new NewAlert(
        AlertKind.SUMMARY_BREACH,
        Severity.WARNING,
        vendor,
        ticker,
        until,
        from.toString(),
        "%s of %s, %s: %s".formatted(ticker, vendor, days(from, until), words));
  }

  private static NewAlert ofMany(Span span, List<SummaryBreach> alike) {
    SummaryBreach first = alike.get(0);
    return new NewAlert(
        AlertKind.SUMMARY_BREACH,
        Severity.CRITICAL,
        span.vendor,
        "",
        span.until,
        span.from.toString(),
        "%d tickers of %s (%s, …), %s, do not match the vendor's counts; %s: %s"
            .formatted(
                alike.size(),
                span.vendor,
                String.join(
                    ", ", alike.stream().limit(EXAMPLES).map(SummaryBreach::ticker).toList()),
                days(span.from, span.until),
                first.ticker,
                first.words));
  }

  private static String days(LocalDate from, LocalDate until) {
    return from.equals(until) ? from.toString() : from + " to " + until;
  }
}
