package io.tidemark.serving.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import java.util.function.Supplier;

/**
 * Response bodies by entity tag, up to a number of bytes; Caffeine chooses which to evict. A tag
 * identifies everything a body was made of, so a cached body is never stale.
 */
public final class ResponseCache {
  private final Cache<String, byte[]> bodies;

  /**
   * @param mostBytes the bodies together; a larger body is answered and not kept
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

  /** The body under a tag, made once where it is not cached; what the maker throws is passed on. */
  public byte[] get(String tag, Supplier<byte[]> maker) {
    return bodies.get(tag, absent -> maker.get());
  }
}
