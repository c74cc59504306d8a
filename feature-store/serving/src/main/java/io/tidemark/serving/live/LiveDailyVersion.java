package io.tidemark.serving.live;

import io.tidemark.core.market.BarArrival;
import io.tidemark.serving.prices.PriceSnapshot;
import io.tidemark.views.LakeFolder;
import java.time.Instant;
import java.util.Optional;

/** A version with daily rows: it follows the agreed prices of the last sessions. */
final class LiveDailyVersion implements LiveVersion {
  /** Sessions in addition to those needed, in case the last ones lose their prices again. */
  private static final int MARGIN = 10;

  private final LiveSet set;
  private final LakeFolder lake;
  private Optional<LiveSources> sources = Optional.empty();
  private Optional<RecentPrices> prices = Optional.empty();
  private Optional<LiveSnapshot> snapshot = Optional.empty();
  private long pricesVersion = -1;
  private long haltsVersion = -1;

  LiveDailyVersion(LiveSet set, LakeFolder lake) {
    this.set = set;
    this.lake = lake;
  }

  @Override
  public synchronized Optional<LiveSnapshot> snapshot(PriceSnapshot stock, Instant now) {
    boolean isCurrent = sources.filter(read -> read.isCurrent(set, lake, now)).isPresent();
    if (!isCurrent) {
      sources = Optional.of(LiveSources.read(set, lake, now));
    }
    boolean isSame =
        isCurrent && stock.pricesVersion() == pricesVersion && stock.haltsVersion() == haltsVersion;
    if (!isSame || snapshot.filter(held -> now.isBefore(held.goodUntil())).isEmpty()) {
      compute(stock, now);
    }
    return snapshot;
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
    snapshot = prices.flatMap(held -> computed(held, stock, now));
    while (snapshot.isEmpty() && prices.isPresent() && prices.get().hasOlder()) {
      prices = RecentPrices.read(set, prices.get().table(), 2 * prices.get().sessions());
      snapshot = prices.flatMap(held -> computed(held, stock, now));
    }
    pricesVersion = stock.pricesVersion();
    haltsVersion = stock.haltsVersion();
  }

  private Optional<LiveSnapshot> computed(RecentPrices held, PriceSnapshot stock, Instant now) {
    return DailyLiveValues.of(set, held, sources.orElseThrow(), stock.halted(), now);
  }

  /** A session, those it looks back to, and those that tell how the first of these came. */
  private int needed() {
    return set.plan().lookBack() + 1 + BarArrival.REACH_SESSIONS;
  }
}
