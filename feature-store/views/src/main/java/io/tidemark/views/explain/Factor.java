package io.tidemark.views.explain;

import io.tidemark.views.prices.FactorStep;
import java.time.LocalDate;
import java.util.Map;

/**
 * One ex-date between the day and the last session known.
 *
 * @param amount of a split, new shares per old one; of a dividend, USD per share
 * @param factor of a split, what the day's price is divided by; of a dividend, multiplied by
 * @param splitChain product of the splits' factors so far
 * @param dividendChain product of the dividends' factors so far
 * @param listedBy vendor to the amount that it lists
 */
public record Factor(
    LocalDate exDate,
    FactorStep.Kind kind,
    double amount,
    double factor,
    double splitChain,
    double dividendChain,
    Map<String, Double> listedBy) {
  static Factor of(FactorStep step, Map<String, Double> listedBy) {
    return new Factor(
        step.exDate(),
        step.kind(),
        step.amount(),
        step.factor(),
        step.splitChain(),
        step.dividendChain(),
        listedBy);
  }
}
