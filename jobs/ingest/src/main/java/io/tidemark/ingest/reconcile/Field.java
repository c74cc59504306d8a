package io.tidemark.ingest.reconcile;

import java.util.Locale;

/** What vendors can disagree on. */
public enum Field {
  CLOSE,
  VOLUME,
  SPLIT,
  DIVIDEND;

  /** As it is written in {@code ops.reconciliation}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
