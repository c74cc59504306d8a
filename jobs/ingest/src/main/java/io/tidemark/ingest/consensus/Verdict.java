package io.tidemark.ingest.consensus;

import java.util.List;

/**
 * What a ticker's history comes to.
 *
 * @param prices every version of every day, by day, then by knowledge time
 * @param disagreements every version of every disagreement, likewise
 */
public record Verdict(List<PriceVersion> prices, List<Disagreement> disagreements) {
  public Verdict {
    prices = List.copyOf(prices);
    disagreements = List.copyOf(disagreements);
  }
}
