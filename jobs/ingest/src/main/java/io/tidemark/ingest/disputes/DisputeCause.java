package io.tidemark.ingest.disputes;

import java.util.Locale;

/** Why two vendors disagree, or why one vendor's prices do not match its own actions. */
public enum DisputeCause {
  /** A split is missing in one vendor's prices or in its actions. */
  MISSED_SPLIT,
  /** One vendor's prices before a split are divided by it twice. */
  DOUBLE_SPLIT,
  /** The vendors give different dates for the same action. */
  WRONG_EX_DATE,
  /** One amount is gross, the other one is after withholding tax. */
  GROSS_NET,
  /** A special payment or a capital gain is included in only one amount or one adjustment. */
  SPECIAL_DIVIDEND,
  /** A spin-off is treated as a split by one vendor and not by the other. */
  SPIN_OFF,
  /** Both are right: one vendor's prices are adjusted for an action and the other's are not. */
  ADJUSTMENT_POLICY,
  /** The prices of the ex-date contradict a listed action; it is not applied. */
  CONTRADICTED_ACTION,
  /**
   * The prices of the ex-date neither confirm nor contradict a listed action; it is applied as
   * listed.
   */
  AMBIGUOUS_ACTION,
  /** The bars of some days are wrong. */
  WRONG_BAR,
  /** The bars are those of another instrument. */
  WRONG_INSTRUMENT,
  /** The bars repeat an earlier one. */
  STALE,
  /** The bars are those of the previous or next session. */
  SHIFTED_BAR,
  /** One field has the value of another one, such as the open in the close. */
  WRONG_FIELD,
  /** A high or low is outside the other vendor's range, and all other values are the same. */
  STRAY_PRINT,
  /** The prices are the same, but one vendor counts trades that the other leaves out. */
  VOLUME_COVERAGE,
  /** The values are in different units. */
  UNIT_ERROR,
  /** No cause is supported by the data. */
  UNEXPLAINED;

  /** The value in {@code ops.disputes}, such as {@code wrong-ex-date}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
