package io.tidemark.serving.prices;

import io.tidemark.views.prices.TickerPrices;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tickers in memory, up to a number of rows: those longest unasked for go first. */
final class TickerCache {
  /** About 80 bytes each. */
  static final int MOST_ROWS = 1_500_000;

  private final Map<String, TickerPrices> held = new LinkedHashMap<>(64, 0.75f, true);
  private final int mostRows;
  private long rows;

  TickerCache(int mostRows) {
    this.mostRows = mostRows;
  }

  synchronized Optional<TickerPrices> get(String ticker) {
    return Optional.ofNullable(held.get(ticker));
  }

  synchronized void put(TickerPrices prices) {
    TickerPrices before = held.put(prices.ticker(), prices);
    rows += prices.size() - (before == null ? 0 : before.size());
    Iterator<TickerPrices> oldest = held.values().iterator();
    while (rows > mostRows && held.size() > 1) {
      rows -= oldest.next().size();
      oldest.remove();
    }
  }

  /** Another shelf with the same tickers, to which more rows were added. */
  synchronized TickerCache with(Map<String, TickerPrices> more) {
    TickerCache shelf = new TickerCache(mostRows);
    held.forEach(
        (ticker, prices) ->
            shelf.put(more.containsKey(ticker) ? prices.with(more.get(ticker)) : prices));
    return shelf;
  }
}
