package io.tidemark.serving.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import io.tidemark.core.market.BarArrival;
import io.tidemark.core.registry.Manifest;
import io.tidemark.serving.prices.PriceSnapshot;
import io.tidemark.views.LakeFolder;
import java.time.Instant;
import java.util.Optional;

/**
 * Live values of the few most requested versions. A snapshot is computed once for each state of the
 * prices, halts and joined sources; the prices it needs are read once and then updated.
 */
public final class LiveFeatures {
  private static final int MOST_VERSIONS = 4;

  /**
   * Sessions read in addition to the needed ones, in case the last sessions lose their prices
   * again.
   */
  private static final int MARGIN = 10;

  private final LakeFolder lake;
  private final Cache<Name, Following> following;

  private record Name(String set, String version) {}

  /**
   * @param lake lake of the joined sources
   * @param counter counts cache hits of versions
   */
  public LiveFeatures(LakeFolder lake, StatsCounter counter) {
    this.lake = lake;
    this.following =
        Caffeine.newBuilder()
            .maximumSize(MOST_VERSIONS)
            .executor(Runnable::run)
            .recordStats(() -> counter)
            .build();
  }

  /**
   * The values of a version as of now.
   *
   * @return empty if its tickers have no price
   * @throws LiveUnavailable if the version's features cannot be computed here
   */
  public Optional<LiveSnapshot> board(Manifest manifest, PriceSnapshot stock, Instant now) {
    Name name = new Name(manifest.set(), manifest.version());
    return following
        .get(name, absent -> new Following(LiveSet.of(manifest), lake))
        .board(stock, now);
  }

  /** One version and the inputs of its snapshot. */
  private static final class Following {
    private final LiveSet set;
    private final LakeFolder lake;
    private Optional<LiveSources> sources = Optional.empty();
    private Optional<RecentPrices> prices = Optional.empty();
    private Optional<LiveSnapshot> board = Optional.empty();
    private long pricesVersion = -1;
    private long haltsVersion = -1;

    Following(LiveSet set, LakeFolder lake) {
      this.set = set;
      this.lake = lake;
    }

    synchronized Optional<LiveSnapshot> board(PriceSnapshot stock, Instant now) {
      boolean isCurrent = sources.filter(read -> read.isCurrent(set, lake, now)).isPresent();
      if (!isCurrent) {
        sources = Optional.of(LiveSources.read(set, lake, now));
      }
      boolean isSame =
          isCurrent
              && stock.pricesVersion() == pricesVersion
              && stock.haltsVersion() == haltsVersion;
      if (!isSame || board.filter(b -> now.isBefore(b.goodUntil())).isEmpty()) {
        compute(stock, now);
      }
      return board;
    }

    private void compute(PriceSnapshot stock, Instant now) {
      if (stock.pricesVersion() != pricesVersion) {
        prices =
            stock
                .table()
                .flatMap(
                    table ->
                        prices.isPresent()
                            ? prices.get().with(table)
                            : RecentPrices.read(set, table, needed() + MARGIN));
      }
      board = prices.flatMap(held -> snapshot(held, stock, now));
      while (board.isEmpty() && prices.isPresent() && prices.get().hasOlder()) {
        prices = RecentPrices.read(set, prices.get().table(), 2 * prices.get().sessions());
        board = prices.flatMap(held -> snapshot(held, stock, now));
      }
      pricesVersion = stock.pricesVersion();
      haltsVersion = stock.haltsVersion();
    }

    private Optional<LiveSnapshot> snapshot(RecentPrices held, PriceSnapshot stock, Instant now) {
      return LiveSnapshot.of(set, held, sources.orElseThrow(), stock.halted(), now);
    }

    /**
     * One session, its look-back, and the sessions that decide how the first bar of the look-back
     * arrived.
     */
    private int needed() {
      return set.plan().lookBack() + 1 + BarArrival.REACH_SESSIONS;
    }
  }
}
