package io.tidemark.ingest.consensus;

import io.tidemark.ingest.screen.BarFlag;
import java.util.List;

/**
 * What a ticker's history comes to.
 *
 * @param prices every version of every day, by day, then by knowledge time
 * @param disagreements every version of every disagreement, likewise
 * @param holds bars that somebody should look at
 */
public record TickerOutcome(
    List<AgreedPrice> prices, List<Disagreement> disagreements, List<BarFlag> holds) {
  public TickerOutcome {
    prices = List.copyOf(prices);
    disagreements = List.copyOf(disagreements);
    holds = List.copyOf(holds);
  }
}
