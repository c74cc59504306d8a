package io.tidemark.views.prices;

/** Which corporate actions are taken out of a price series. */
public enum Adjustment {
  /** Prices and volumes as traded. */
  NONE,
  /** Splits only: a dividend still shows as a fall in price. */
  SPLITS,
  /** Splits and cash dividends: changes of price are total returns. */
  ALL
}
