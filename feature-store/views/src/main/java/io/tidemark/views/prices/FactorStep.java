package io.tidemark.views.prices;

import java.time.LocalDate;

/**
 * What one ex-date does to the prices before it.
 *
 * @param amount of a split, new shares per old one; of a dividend, USD per share
 * @param factor of a split, what earlier prices are divided by; of a dividend, what they are
 *     multiplied by
 * @param splitChain product of the splits' factors from the day asked about to here
 * @param dividendChain product of the dividends' factors from the day asked about to here
 */
public record FactorStep(
    LocalDate exDate,
    Kind kind,
    double amount,
    double factor,
    double splitChain,
    double dividendChain) {
  /** Which of the two chains it belongs to. */
  public enum Kind {
    SPLIT,
    DIVIDEND
  }
}
