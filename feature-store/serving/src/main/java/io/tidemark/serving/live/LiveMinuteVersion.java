package io.tidemark.serving.live;

import io.tidemark.core.table.market.ActionsTable;
import io.tidemark.core.table.market.MinuteBarsTable;
import io.tidemark.serving.prices.PriceSnapshot;
import io.tidemark.views.LakeFolder;
import java.time.Instant;
import java.util.Optional;

/** A version with rows within the day: it follows one vendor's last bars. */
final class LiveMinuteVersion implements LiveVersion {
  private final LiveSet set;
  private final LakeFolder lake;
  private Optional<LiveSources> sources = Optional.empty();
  private Optional<RecentMinutes> minutes = Optional.empty();
  private Optional<LiveSnapshot> snapshot = Optional.empty();
  private Instant goodUntil = Instant.MIN;
  private long haltsVersion = -1;

  LiveMinuteVersion(LiveSet set, LakeFolder lake) {
    this.set = set;
    this.lake = lake;
  }

  @Override
  public synchronized Optional<LiveSnapshot> snapshot(PriceSnapshot stock, Instant now) {
    boolean isSame = now.isBefore(goodUntil) && stock.haltsVersion() == haltsVersion;
    Instant until = goodUntil;
    goodUntil = Instant.MIN; // after a failure below, the next request computes anew
    if (sources.filter(read -> read.isCurrent(set, lake, now)).isEmpty()) {
      sources = Optional.of(LiveSources.read(set, lake, now));
      isSame = false;
    }
    long bars = lake.version(MinuteBarsTable.TABLE.name());
    long actions = lake.version(ActionsTable.TABLE.name());
    if (minutes.filter(held -> held.isOf(bars, actions)).isEmpty()) {
      minutes = minutes.isPresent() ? minutes.get().renewed(lake) : RecentMinutes.read(set, lake);
      isSame = false;
    }
    if (!isSame) {
      snapshot =
          minutes.flatMap(
              held -> MinuteLiveValues.of(set, held, sources.orElseThrow(), stock.halted(), now));
      until = minutes.map(held -> held.nextKnownAfter(now)).orElse(Instant.MAX);
      haltsVersion = stock.haltsVersion();
    }
    goodUntil = until;
    return snapshot;
  }
}
