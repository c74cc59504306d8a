package io.tidemark.ingest.inspect.coverage;

import java.util.Locale;

/** Why a session has no bar. */
public enum MissingReason {
  /** Nobody traded it that day, and it was traded again later. */
  HALT,
  /** The vendor lacked many tickers at once. */
  OUTAGE,
  /** Nobody has a later bar; told once, on the first session without one. */
  DELISTING,
  /** Another vendor has it; or it is the end of the ticker, and too early to say more. */
  GAP,
  /** The vendor sent one, which breaks a rule and waits in quarantine. */
  REFUSED,
  /** Nothing is missing any more. */
  NONE;

  /** As it is written in {@code ops.coverage}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
