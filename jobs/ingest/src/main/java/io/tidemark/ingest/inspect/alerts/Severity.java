package io.tidemark.ingest.inspect.alerts;

import java.util.Locale;

/**
 * How urgent an alert is. Critical alerts affect the prices of a whole ticker or a whole session: a
 * split that changed or that one vendor does not list, an outage, count mismatches of many tickers
 * at once, more than a given share of the last session in quarantine. All others are warnings.
 */
public enum Severity {
  CRITICAL,
  WARNING;

  /** The value in {@code ops.alerts}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
