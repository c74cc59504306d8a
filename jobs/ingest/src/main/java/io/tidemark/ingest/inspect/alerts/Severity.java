package io.tidemark.ingest.inspect.alerts;

import java.util.Locale;

/**
 * How urgent an alert is. Critical is what puts prices of a whole ticker or of a whole session in
 * doubt: a split that changed or that one vendor lacks, an outage, summaries that many tickers
 * break at once, more than a stated share of the last session in quarantine. All else is a warning.
 */
public enum Severity {
  CRITICAL,
  WARNING;

  /** As it is written in {@code ops.alerts}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
