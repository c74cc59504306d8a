package io.tidemark.ingest.inspect.coverage;

import java.util.Locale;

/** Why a session has no bar. */
public enum MissingReason {
  /** The ticker was not traded that day, and was traded again later. */
  HALT,
  /** The vendor lacked many tickers at once. */
  OUTAGE,
  /** No vendor has a later bar; reported once, on the first session without one. */
  DELISTING,
  /** Another vendor has the bar; or the ticker has ended too recently to call it a delisting. */
  GAP,
  /** The vendor sent a bar that breaks a rule and is in quarantine. */
  REFUSED,
  /** The bar is not missing any more. */
  NONE;

  /** The value in {@code ops.coverage}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
