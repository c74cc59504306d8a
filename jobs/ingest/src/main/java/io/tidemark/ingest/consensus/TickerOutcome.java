package io.tidemark.ingest.consensus;

import io.tidemark.ingest.screen.BarFlag;
import java.util.List;

/**
 * The result of reconciling one ticker's history.
 *
 * @param prices all versions of all days, by day, then by {@code knownAt}
 * @param disagreements all versions of all disagreements, in the same order
 * @param holds bars that need a review by a person
 */
public record TickerOutcome(
    List<AgreedPrice> prices, List<Disagreement> disagreements, List<BarFlag> holds) {
  public TickerOutcome {
    prices = List.copyOf(prices);
    disagreements = List.copyOf(disagreements);
    holds = List.copyOf(holds);
  }
}
