package io.tidemark.views.prices;

import java.time.LocalDate;

/**
 * The adjustment of earlier prices at one ex-date.
 *
 * @param amount for a split, new shares per old share; for a dividend, USD per share
 * @param factor for a split, the divisor of earlier prices; for a dividend, their multiplier
 * @param splitChain product of the split factors from the requested day to here
 * @param dividendChain product of the dividend factors from the requested day to here
 */
public record FactorStep(
    LocalDate exDate,
    Kind kind,
    double amount,
    double factor,
    double splitChain,
    double dividendChain) {
  public enum Kind {
    SPLIT,
    DIVIDEND
  }
}
