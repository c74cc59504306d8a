package io.tidemark.ingest.disputes;

import java.util.Locale;

/** Why two vendors, or one vendor's prices and actions, do not say the same. */
public enum DisputeCause {
  /** A split is not in one vendor's prices, or not in its actions. */
  MISSED_SPLIT,
  /** One vendor's prices before a split are divided by it twice. */
  DOUBLE_SPLIT,
  /** The same action on different days. */
  WRONG_EX_DATE,
  /** One amount is the other after tax. */
  GROSS_NET,
  /**
   * A special payment or a capital gain is in one amount, or in one adjustment, and not in the
   * other.
   */
  SPECIAL_DIVIDEND,
  /** A spin-off is treated as a split by one vendor and not by the other. */
  SPIN_OFF,
  /** Both are right: one has adjusted its prices for an action and the other has not. */
  ADJUSTMENT_POLICY,
  /** A listed action that the prices of its ex-day do not make; it is not applied. */
  CONTRADICTED_ACTION,
  /** A listed action that the prices of its ex-day could hold or not; it is applied as listed. */
  AMBIGUOUS_ACTION,
  /** The bars of some days are not this share's. */
  WRONG_BAR,
  /** They are another instrument's. */
  WRONG_INSTRUMENT,
  /** They repeat an earlier one. */
  STALE,
  /** They are those of the session before or after. */
  SHIFTED_BAR,
  /** One field holds the value of another, such as the open in the close. */
  WRONG_FIELD,
  /** A high or low lies outside of all that the other vendor shows, and all else is the same. */
  STRAY_PRINT,
  /** The prices are the same, and one vendor counts trades that the other leaves out. */
  VOLUME_COVERAGE,
  /** They are in another unit. */
  UNIT_ERROR,
  /** None of these is borne out. */
  UNEXPLAINED;

  /** As it is written in {@code ops.disputes}, such as {@code wrong-ex-date}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
