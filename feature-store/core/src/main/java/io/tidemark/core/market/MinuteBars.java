package io.tidemark.core.market;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

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

  /** Takes one version after the other, in order of time, then of knowledge. */
  public static final class Builder {
    private int size;
    private long[] ends = new long[1_024];
    private long[] knownAt = new long[1_024];
    private final double[][] columns = new double[COLUMNS.size()][1_024];

    /**
     * Adds a version.
     *
     * @param end of its bar, in seconds since 1970
     * @param known in microseconds since 1970
     * @param value of each of {@link #COLUMNS} by its number
     */
    public void add(long end, long known, IntToDoubleFunction value) {
      if (size == ends.length) {
        grow(2 * size);
      }
      ends[size] = end;
      knownAt[size] = known;
      for (int c = 0; c < columns.length; c++) {
        columns[c][size] = value.applyAsDouble(c);
      }
      size++;
    }

    /** All that were added. */
    public MinuteBars bars() {
      grow(size);
      return new MinuteBars(ends, knownAt, columns);
    }

    private void grow(int length) {
      ends = Arrays.copyOf(ends, length);
      knownAt = Arrays.copyOf(knownAt, length);
      Arrays.setAll(columns, c -> Arrays.copyOf(columns[c], length));
    }
  }
}
