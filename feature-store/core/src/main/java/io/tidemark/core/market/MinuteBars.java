package io.tidemark.core.market;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * All versions of one ticker's bars of a minute or more, in order of time, then of knowledge.
 *
 * @param ends when each bar ends, in seconds since 1970-01-01T00:00:00Z
 * @param knownAt when each version became known, in microseconds since then
 * @param columns one array a column of {@link #COLUMNS}, as traded; NaN where missing
 */
public record MinuteBars(long[] ends, long[] knownAt, double[][] columns) implements Serializable {
  /** The columns, in order: USD per share, shares, and a number of trades. */
  public static final List<String> COLUMNS =
      List.of("open", "high", "low", "close", "volume", "vwap", "trades");

  static final int CLOSE = COLUMNS.indexOf("close");
  static final int VOLUME = COLUMNS.indexOf("volume");
  static final int TRADES = COLUMNS.indexOf("trades");

  /** How many versions there are. */
  public int size() {
    return ends.length;
  }

  /** The versions {@code from..to}. */
  public MinuteBars part(int from, int to) {
    return new MinuteBars(
        Arrays.copyOfRange(ends, from, to),
        Arrays.copyOfRange(knownAt, from, to),
        Arrays.stream(columns)
            .map(column -> Arrays.copyOfRange(column, from, to))
            .toArray(double[][]::new));
  }
}
