package io.tidemark.core.market;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One version of the bar of a session, valid from {@code knownAt} on.
 *
 * @param open USD per share as traded, as are the other prices; NaN where missing
 * @param volume shares
 * @param vwap USD per share; NaN where not given
 * @param splitRatio new shares per old share on this ex-date, else 1
 * @param dividend USD per share on this ex-date, else 0
 */
public record PriceVersion(
    LocalDate date,
    Instant knownAt,
    double open,
    double high,
    double low,
    double close,
    double volume,
    double vwap,
    double splitRatio,
    double dividend) {

  boolean hasAction() {
    return splitRatio != 1 || dividend != 0;
  }
}
