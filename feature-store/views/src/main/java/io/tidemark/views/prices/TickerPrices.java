package io.tidemark.views.prices;

import io.tidemark.views.UnknownNameFault;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All prices of one ticker.
 *
 * @param bySources by the vendors that they were reconciled from, in order of trust, joined by +
 */
public record TickerPrices(String ticker, SortedMap<String, PriceVersions> bySources) {
  private static final String JOIN = "+";

  public TickerPrices {
    bySources = new TreeMap<>(bySources);
  }

  /** Number of versions, over all lists of vendors. */
  public int size() {
    return bySources.values().stream().mapToInt(PriceVersions::size).sum();
  }

  /** Merges these prices with others of the same ticker. */
  public TickerPrices with(TickerPrices more) {
    TreeMap<String, PriceVersions> merged = new TreeMap<>(bySources);
    more.bySources.forEach(
        (sources, history) -> merged.merge(sources, history, PriceVersions::with));
    return new TickerPrices(ticker, merged);
  }

  /**
   * The list of vendors to read.
   *
   * @param vendors in order of trust; empty: among the lists with a price known by {@code asOf} the
   *     longest one; among those of equal length, the one with the newest data
   * @throws UnknownNameFault if there are no prices of the ticker reconciled from the named vendors
   */
  public String sources(List<String> vendors, Instant asOf) {
    if (vendors.isEmpty()) {
      return bySources.keySet().stream()
          .max(
              Comparator.comparing((String sources) -> lastKnownAt(sources, asOf) > Long.MIN_VALUE)
                  .thenComparingInt(sources -> sources.split("\\+", -1).length)
                  .thenComparingLong(sources -> lastKnownAt(sources, asOf))
                  .thenComparing(Comparator.naturalOrder()))
          .orElseThrow();
    }
    String asked = String.join(JOIN, vendors);
    if (!bySources.containsKey(asked)) {
      throw new UnknownNameFault(
          "there are no prices of %s reconciled from %s; there are prices from %s"
              .formatted(
                  ticker,
                  String.join(",", vendors),
                  bySources.keySet().stream()
                      .map(sources -> sources.replace(JOIN, ","))
                      .collect(Collectors.joining(" and from "))));
    }
    return asked;
  }

  private long lastKnownAt(String sources, Instant asOf) {
    return bySources
        .get(sources)
        .lastKnownAt(asOf)
        .map(Instant::toEpochMilli)
        .orElse(Long.MIN_VALUE);
  }
}
