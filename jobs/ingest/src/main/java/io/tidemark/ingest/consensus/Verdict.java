package io.tidemark.ingest.consensus;

import io.tidemark.ingest.screen.Hold;
import java.util.List;

/**
 * What a ticker's history comes to.
 *
 * @param prices every version of every day, by day, then by knowledge time
 * @param disagreements every version of every disagreement, likewise
 * @param holds bars that somebody should look at
 */
public record Verdict(
    List<PriceVersion> prices, List<Disagreement> disagreements, List<Hold> holds) {
  public Verdict {
    prices = List.copyOf(prices);
    disagreements = List.copyOf(disagreements);
    holds = List.copyOf(holds);
  }
}
