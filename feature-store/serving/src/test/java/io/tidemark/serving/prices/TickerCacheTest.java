package io.tidemark.serving.prices;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.stats.ConcurrentStatsCounter;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import io.tidemark.serving.ApiFixture;
import io.tidemark.views.LakeFolder;
import io.tidemark.views.prices.PriceTable;
import io.tidemark.views.prices.TickerPrices;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TickerCacheTest {
  @RegisterExtension final ApiFixture api = new ApiFixture();
  private final StatsCounter counter = new ConcurrentStatsCounter();
  private Map<String, TickerPrices> all;
  private int read;

  @BeforeEach
  void readTheWeek() {
    api.lake().fill();
    all = PriceTable.require(new LakeFolder(api.lake().root())).all();
  }

  @Test
  void aTickerIsReadOnce() {
    TickerCache cache = new TickerCache(TickerCache.MOST_ROWS, counter);
    assertThat(ask(cache, "AAA")).isSameAs(all.get("AAA"));
    assertThat(ask(cache, "AAA")).isSameAs(all.get("AAA"));
    assertThat(read).isEqualTo(1);
    assertThat(counter.snapshot().hitCount()).isEqualTo(1);
  }

  @Test
  void theTotalNumberOfRowsStaysWithinTheLimit() {
    TickerCache cache = new TickerCache(all.get("AAA").size(), counter);
    all.values().forEach(cache::put);
    long rows = all.values().stream().mapToLong(TickerPrices::size).sum();
    assertThat(counter.snapshot().evictionWeight())
        .isGreaterThanOrEqualTo(rows - all.get("AAA").size());
  }

  @Test
  void newRowsAreAddedToCachedTickersAndCounted() {
    TickerCache cache = new TickerCache(TickerCache.MOST_ROWS, counter);
    ask(cache, "AAA");
    TickerCache next = cache.with(Map.of("AAA", all.get("AAA"), "BBB", all.get("BBB")));
    assertThat(ask(next, "AAA").size()).isEqualTo(2 * all.get("AAA").size());
    assertThat(read).isEqualTo(1);
    ask(next, "BBB");
    assertThat(read).isEqualTo(2);
    assertThat(counter.snapshot().hitCount()).isEqualTo(1);
  }

  private TickerPrices ask(TickerCache cache, String ticker) {
    return cache.get(
        ticker,
        name -> {
          read++;
          return all.get(name);
        });
  }
}
