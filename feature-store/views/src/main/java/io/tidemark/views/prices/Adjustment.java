package io.tidemark.views.prices;

/** The corporate actions for which a price series is adjusted. */
public enum Adjustment {
  /** Prices and volumes as traded. */
  NONE,
  /** Splits only: a dividend still shows as a fall in price. */
  SPLITS,
  /** Splits and cash dividends: changes of price are total returns. */
  ALL
}
