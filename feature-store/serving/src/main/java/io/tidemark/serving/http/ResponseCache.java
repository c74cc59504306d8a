package io.tidemark.serving.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import java.util.function.Supplier;

/**
 * Caches response bodies by entity tag, up to a total size in bytes; Caffeine chooses which to
 * evict. A tag identifies all data behind a body, so a cached body is never stale.
 */
public final class ResponseCache {
  private final Cache<String, byte[]> bodies;

  /**
   * @param mostBytes total size of the cached bodies; a larger body is not cached
   * @param counter counts hits, misses and evictions
   */
  public ResponseCache(long mostBytes, StatsCounter counter) {
    this.bodies =
        Caffeine.newBuilder()
            .maximumWeight(mostBytes)
            .weigher((String tag, byte[] body) -> body.length)
            .executor(Runnable::run)
            .recordStats(() -> counter)
            .build();
  }

  /** The body of a tag, created if it is not cached; an exception of the maker is passed on. */
  public byte[] get(String tag, Supplier<byte[]> maker) {
    return bodies.get(tag, absent -> maker.get());
  }
}
