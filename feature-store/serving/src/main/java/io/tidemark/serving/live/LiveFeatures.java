package io.tidemark.serving.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import io.tidemark.core.registry.Manifest;
import io.tidemark.serving.prices.PriceSnapshot;
import io.tidemark.views.LakeFolder;
import java.time.Instant;
import java.util.Optional;

/**
 * Live values of the few versions that are asked for most. A snapshot is computed once for each
 * state of the bars, halts and joined sources; the bars it needs are read once and then followed.
 */
public final class LiveFeatures {
  private static final int MOST_VERSIONS = 4;

  private final LakeFolder lake;
  private final Cache<Name, LiveVersion> following;

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
   * @return nothing if its tickers have no bar
   * @throws LiveUnavailable if the version's features cannot be computed here
   */
  public Optional<LiveSnapshot> snapshot(Manifest manifest, PriceSnapshot stock, Instant now) {
    Name name = new Name(manifest.set(), manifest.version());
    return following.get(name, absent -> following(LiveSet.of(manifest))).snapshot(stock, now);
  }

  private LiveVersion following(LiveSet set) {
    return set.set().isIntraday()
        ? new LiveMinuteVersion(set, lake)
        : new LiveDailyVersion(set, lake);
  }
}
