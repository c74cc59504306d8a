package io.tidemark.core.market;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * All versions of one ticker's bars of one or more minutes, in order of bar end, then of {@code
 * known_at}.
 *
 * @param ends end of each bar, in seconds since 1970-01-01T00:00:00Z
 * @param knownAt when each version became known, in microseconds since then
 * @param columns one array per column of {@link #COLUMNS}, as traded; NaN where missing
 */
public record MinuteBars(long[] ends, long[] knownAt, double[][] columns) implements Serializable {
  /** The columns, in order: prices in USD per share, volume in shares, and the number of trades. */
  public static final List<String> COLUMNS =
      List.of("open", "high", "low", "close", "volume", "vwap", "trades");

  static final int CLOSE = COLUMNS.indexOf("close");
  static final int VOLUME = COLUMNS.indexOf("volume");
  static final int TRADES = COLUMNS.indexOf("trades");

  public int size() {
    return ends.length;
  }

  /** The versions {@code from} (included) to {@code to} (excluded). */
  public MinuteBars part(int from, int to) {
    return new MinuteBars(
        Arrays.copyOfRange(ends, from, to),
        Arrays.copyOfRange(knownAt, from, to),
        Arrays.stream(columns)
            .map(column -> Arrays.copyOfRange(column, from, to))
            .toArray(double[][]::new));
  }
}
