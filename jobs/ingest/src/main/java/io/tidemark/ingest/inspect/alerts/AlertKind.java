package io.tidemark.ingest.inspect.alerts;

import java.util.Locale;

/** What an alert is about. */
public enum AlertKind {
  /** The reconciled split or dividend of a day has changed. */
  FACTOR_CHANGED,
  /** A vendor lists a split or a dividend that another vendor does not list. */
  UNCONFIRMED_ACTION,
  /** The landed bars do not match the vendor's own counts. */
  SUMMARY_BREACH,
  /** A vendor lacks many tickers at once. */
  OUTAGE,
  /** Many rows are waiting in quarantine. */
  HELD_ROWS,
  /** There are more alerts than are sent individually. */
  FURTHER_ALERTS;

  /** The value in {@code ops.alerts}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
