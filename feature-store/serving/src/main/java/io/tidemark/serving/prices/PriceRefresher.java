package io.tidemark.serving.prices;

import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import io.tidemark.views.LakeFolder;
import io.tidemark.views.ops.Halt;
import io.tidemark.views.prices.PriceTable;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the lake's prices and halts in memory up to date. One thread checks every second for new
 * versions and reads the new rows; it replaces the snapshot in one assignment, so a reader never
 * waits.
 */
public final class PriceRefresher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PriceRefresher.class);

  private final LakeFolder lake;
  private final Clock clock;
  private final StatsCounter counter;
  private final ScheduledExecutorService follower =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "prices");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Optional<PriceSnapshot> stock = Optional.empty();
  private volatile Optional<Instant> refreshedAt = Optional.empty();
  private String lastTrouble = "";

  /**
   * @param counter counts hits of the cache of tickers
   */
  public PriceRefresher(LakeFolder lake, Clock clock, StatsCounter counter) {
    this.lake = lake;
    this.clock = clock;
    this.counter = counter;
  }

  /** Reads the lake now, and every second from now on. */
  public void follow() {
    Future<?> unused = follower.scheduleWithFixedDelay(this::refreshSafely, 0, 1, TimeUnit.SECONDS);
  }

  /** The present snapshot; empty until the lake was read once. */
  public Optional<PriceSnapshot> stock() {
    return stock;
  }

  /** When the lake was last read without a failure; empty until then. */
  public Optional<Instant> refreshedAt() {
    return refreshedAt;
  }

  /** Reads the lake, and returns when the new data is in the snapshot. */
  public synchronized void refresh() {
    PriceSnapshot now = stock.orElseGet(() -> PriceSnapshot.empty(counter));
    long halts = lake.version(Halt.TABLE);
    if (halts != now.haltsVersion()) {
      now = now.withHalts(Halt.read(lake, clock.instant()), halts);
    }
    long prices = lake.version(PriceTable.NAME);
    if (prices != now.pricesVersion()) {
      now = now.withPrices(PriceTable.require(lake));
      LOG.info("prices of version {}", now.pricesVersion());
    }
    stock = Optional.of(now);
    refreshedAt = Optional.of(clock.instant());
  }

  private void refreshSafely() {
    try {
      refresh();
      lastTrouble = "";
    } catch (RuntimeException e) {
      if (!lastTrouble.equals(e.toString())) {
        LOG.error("cannot read the prices; the earlier ones are kept", e);
      }
      lastTrouble = e.toString();
    } catch (OutOfMemoryError e) {
      LOG.error("the prices do not fit in memory; give the API a larger heap (-Xmx)");
    }
  }

  @Override
  public void close() {
    follower.shutdownNow();
  }
}
