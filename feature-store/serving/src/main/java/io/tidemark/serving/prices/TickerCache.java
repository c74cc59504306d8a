package io.tidemark.serving.prices;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import io.tidemark.views.prices.TickerPrices;
import java.util.Map;
import java.util.function.Function;

/** Caches prices by ticker, up to a number of rows; Caffeine chooses which tickers to evict. */
final class TickerCache {
  /** Total number of rows; each takes about 80 bytes. */
  static final int MOST_ROWS = 1_500_000;

  private final Cache<String, TickerPrices> held;
  private final int mostRows;
  private final StatsCounter counter;

  /**
   * @param counter counts hits, misses and evictions
   */
  TickerCache(int mostRows, StatsCounter counter) {
    this.mostRows = mostRows;
    this.counter = counter;
    this.held =
        Caffeine.newBuilder()
            .maximumWeight(mostRows)
            .weigher((String ticker, TickerPrices prices) -> prices.size())
            .executor(Runnable::run)
            .recordStats(() -> counter)
            .build();
  }

  /**
   * The prices of a ticker, read once if they are not cached; an exception of the reader is passed
   * on.
   */
  TickerPrices get(String ticker, Function<String, TickerPrices> reader) {
    return held.get(ticker, reader);
  }

  void put(TickerPrices prices) {
    held.put(prices.ticker(), prices);
  }

  /** An empty cache with the same limit and counter. */
  TickerCache empty() {
    return new TickerCache(mostRows, counter);
  }

  /** Another cache with the same tickers and additional rows. */
  TickerCache with(Map<String, TickerPrices> more) {
    TickerCache next = empty();
    held.asMap()
        .forEach(
            (ticker, prices) ->
                next.put(more.containsKey(ticker) ? prices.with(more.get(ticker)) : prices));
    return next;
  }
}
