package io.tidemark.ingest.reconcile;

import java.util.Locale;

/** How a day's price came to be. */
public enum Status {
  /** All vendors with a bar, at least two, agree on the close. */
  AGREED,
  /** One vendor alone has a bar. */
  SINGLE,
  /** The vendors disagree, and one of them was believed. */
  DISPUTED;

  /** As it is written in {@code market.prices}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
