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
 * @param bySources by the vendors that agreed them, in order of trust, joined by +
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

  /** These prices and more of the same ticker. */
  public TickerPrices with(TickerPrices more) {
    TreeMap<String, PriceVersions> merged = new TreeMap<>(bySources);
    more.bySources.forEach(
        (sources, history) -> merged.merge(sources, history, PriceVersions::with));
    return new TickerPrices(ticker, merged);
  }

  /**
   * The list of vendors whose prices answer.
   *
   * @param vendors in order of trust; empty: of the lists with a price known by {@code asOf} that
   *     of most vendors, then that which learned something last
   * @throws UnknownNameFault if the vendors named have agreed no price of the ticker
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
          "there are no prices of %s agreed by %s; there are those of %s"
              .formatted(
                  ticker,
                  String.join(",", vendors),
                  bySources.keySet().stream()
                      .map(sources -> sources.replace(JOIN, ","))
                      .collect(Collectors.joining(" and of "))));
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
