package io.tidemark.views.explain;

import io.tidemark.views.prices.FactorStep;
import java.time.LocalDate;
import java.util.Map;

/**
 * One ex-date between the day and the last known session.
 *
 * @param amount for a split, new shares per old share; for a dividend, USD per share
 * @param factor for a split, the divisor of the day's price; for a dividend, its multiplier
 * @param splitChain product of the split factors so far
 * @param dividendChain product of the dividend factors so far
 * @param listedBy the amount that each vendor lists
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
