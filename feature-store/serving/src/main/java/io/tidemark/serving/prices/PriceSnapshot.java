package io.tidemark.serving.prices;

import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import io.tidemark.views.UnknownNameFault;
import io.tidemark.views.ops.Halt;
import io.tidemark.views.prices.PriceTable;
import io.tidemark.views.prices.TickerPrices;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The prices and halts at one time: a request that holds a snapshot sees one version of each table,
 * even if more is written meanwhile.
 */
public final class PriceSnapshot {
  /** Larger tables are not read completely at start. */
  private static final long WARM_BYTES = 24L << 20;

  private final Optional<PriceTable> table;
  private final TickerCache shelf;
  private final Map<String, Halt> halts;
  private final long haltsVersion;

  private PriceSnapshot(
      Optional<PriceTable> table, TickerCache shelf, Map<String, Halt> halts, long haltsVersion) {
    this.table = table;
    this.shelf = shelf;
    this.halts = halts;
    this.haltsVersion = haltsVersion;
  }

  /**
   * The snapshot of a lake without prices and halts.
   *
   * @param counter counts hits of the cache of tickers, in this snapshot and in those derived from
   *     it
   */
  static PriceSnapshot empty(StatsCounter counter) {
    return new PriceSnapshot(
        Optional.empty(), new TickerCache(TickerCache.MOST_ROWS, counter), Map.of(), -1);
  }

  /** The same snapshot with another version of the prices. */
  PriceSnapshot withPrices(PriceTable now) {
    Optional<Map<String, TickerPrices>> more = table.flatMap(now::since);
    TickerCache next = more.map(shelf::with).orElseGet(shelf::empty);
    if (table.isEmpty() && now.bytes() <= WARM_BYTES) {
      now.all().values().forEach(next::put);
    }
    return new PriceSnapshot(Optional.of(now), next, halts, haltsVersion);
  }

  /** The same snapshot with another version of the halts. */
  PriceSnapshot withHalts(List<Halt> now, long version) {
    Map<String, Halt> byTicker =
        now.stream()
            .filter(Halt::isHalted)
            .collect(Collectors.toUnmodifiableMap(Halt::ticker, Function.identity()));
    return new PriceSnapshot(table, shelf, byTicker, version);
  }

  /** The table of prices; empty if there is none yet. */
  public Optional<PriceTable> table() {
    return table;
  }

  /** The halted tickers. */
  public Set<String> halted() {
    return halts.keySet();
  }

  /** Delta version of the prices; -1 if there are none yet. */
  public long pricesVersion() {
    return table.map(PriceTable::version).orElse(-1L);
  }

  /** Delta version of the halts; -1 if there are none yet. */
  public long haltsVersion() {
    return haltsVersion;
  }

  /** The halt of a ticker, if it is halted. */
  public Optional<Halt> halt(String ticker) {
    return Optional.ofNullable(halts.get(ticker));
  }

  /**
   * All prices of a ticker.
   *
   * @throws UnknownNameFault if it has none
   */
  public TickerPrices ticker(String ticker) {
    return shelf.get(ticker, table.orElseThrow()::ticker);
  }
}
