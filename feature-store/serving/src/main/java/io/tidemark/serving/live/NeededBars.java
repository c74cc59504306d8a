package io.tidemark.serving.live;

import io.tidemark.views.delta.ColumnBatch;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The first bar that each ticker's newest bar looks back to. Only the newest bars are held while
 * reading, so that a history of any length fits.
 */
final class NeededBars {
  /** A ticker whose newest bar is older than the newest of all by more is not live. */
  private static final long STALE_MICROS = Duration.ofDays(7).toNanos() / 1_000;

  private final LiveSet set;
  private final int needed;
  private final long most;
  private final Map<String, Ends> byTicker = new HashMap<>();

  /**
   * @param needed bars per ticker
   * @param most bars of all tickers that may be needed
   */
  NeededBars(LiveSet set, int needed, long most) {
    this.set = set;
    this.needed = needed;
    this.most = most;
  }

  /** Takes bars in any order; the batch has {@code ticker} and {@code event_time}. */
  void add(ColumnBatch batch) {
    String[] tickers = batch.texts("ticker");
    long[] ends = batch.micros("event_time");
    for (int i = 0; i < tickers.length; i++) {
      if (set.includes(tickers[i])) {
        byTicker.computeIfAbsent(tickers[i], ticker -> new Ends()).add(ends[i]);
      }
    }
    refuseTooMany();
  }

  /**
   * By ticker that is live, when its first needed bar ends, in microseconds since 1970.
   *
   * @throws LiveUnavailable if they are too many
   */
  Map<String, Long> starts() {
    byTicker.values().forEach(Ends::compact);
    refuseTooMany();
    long newest = byTicker.values().stream().mapToLong(Ends::last).max().orElse(0);
    Map<String, Long> starts = new HashMap<>();
    byTicker.forEach(
        (ticker, ends) -> {
          if (ends.last() >= newest - STALE_MICROS) {
            starts.put(ticker, ends.ends[0]);
          }
        });
    return starts;
  }

  private void refuseTooMany() {
    long bars = byTicker.values().stream().mapToLong(ends -> Math.min(ends.size, needed)).sum();
    if (bars > most) {
      throw new LiveUnavailable(
          "%s looks back on more than %,d bars of %,d tickers, which are not held for live values; publish it over fewer tickers, or request the last build with /latest"
              .formatted(set.set().name(), most, byTicker.size()));
    }
  }

  /** When one ticker's newest bars end. */
  private final class Ends {
    private long[] ends = new long[64];
    private int size;

    void add(long end) {
      if (size == ends.length) {
        if (size >= 2 * needed) {
          compact();
        } else {
          ends = Arrays.copyOf(ends, Math.max(2 * size, 2 * needed));
        }
      }
      ends[size++] = end;
    }

    /** In order, each once, the newest alone. */
    void compact() {
      long[] distinct = Arrays.stream(ends, 0, size).sorted().distinct().toArray();
      int first = Math.max(0, distinct.length - needed);
      size = distinct.length - first;
      System.arraycopy(distinct, first, ends, 0, size);
    }

    long last() {
      return ends[size - 1];
    }
  }
}
