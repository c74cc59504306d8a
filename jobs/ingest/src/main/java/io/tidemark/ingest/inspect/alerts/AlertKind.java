package io.tidemark.ingest.inspect.alerts;

import java.util.Locale;

/** What an alert is about. */
public enum AlertKind {
  /** A day's split or dividend is not any more what it was agreed to be. */
  FACTOR_CHANGED,
  /** A vendor lists a split or a dividend that another one does not. */
  UNCONFIRMED_ACTION,
  /** What was landed is not what the vendor counts. */
  SUMMARY_BREACH,
  /** A vendor lacks many tickers at once. */
  OUTAGE,
  /** Many rows wait in quarantine. */
  HELD_ROWS,
  /** There are more alerts than are sent one by one. */
  FURTHER_ALERTS;

  /** As it is written in {@code ops.alerts}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
