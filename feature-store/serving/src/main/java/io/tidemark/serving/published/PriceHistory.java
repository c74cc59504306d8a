package io.tidemark.serving.published;

import io.tidemark.serving.delta.ColumnBatch;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Every version of every session's price of one ticker, by session, then by knowledge time. */
public final class PriceHistory {
  static final List<String> COLUMNS =
      List.of("open", "high", "low", "close", "volume", "split_ratio", "cash_dividend");
  static final int OPEN = 0;
  static final int HIGH = 1;
  static final int LOW = 2;
  static final int CLOSE = 3;
  static final int VOLUME = 4;
  static final int SPLIT_RATIO = 5;
  static final int CASH_DIVIDEND = 6;

  private final int[] days;
  private final long[] knownAt;
  private final String[] status;
  private final double[][] values;

  private PriceHistory(int[] days, long[] knownAt, String[] status, double[][] values) {
    this.days = days;
    this.knownAt = knownAt;
    this.status = status;
    this.values = values;
  }

  /** Of every session the last version known by {@code asOf}. */
  public PriceSeries asOf(Instant asOf) {
    long latest = Micros.of(asOf);
    int[] rows = new int[days.length];
    int sessions = 0;
    for (int i = 0; i < days.length; i++) {
      if (knownAt[i] > latest) {
        continue;
      }
      boolean newSession = sessions == 0 || days[rows[sessions - 1]] != days[i];
      sessions += newSession ? 1 : 0;
      rows[sessions - 1] = i;
    }
    return new PriceSeries(this, Arrays.copyOf(rows, sessions));
  }

  /** When the first of all rows became known. */
  public Instant firstKnownAt() {
    return Micros.instant(Arrays.stream(knownAt).min().orElseThrow());
  }

  int day(int row) {
    return days[row];
  }

  long knownAt(int row) {
    return knownAt[row];
  }

  String status(int row) {
    return status[row];
  }

  double value(int column, int row) {
    return values[column][row];
  }

  /** Gathers rows in any order. */
  static final class Builder {
    private int size;
    private int[] days = new int[256];
    private long[] knownAt = new long[256];
    private String[] status = new String[256];
    private final double[][] values = new double[COLUMNS.size()][256];

    void add(int day, long knownAtMicros, String rowStatus, double[][] columns, int row) {
      if (size == days.length) {
        grow();
      }
      days[size] = day;
      knownAt[size] = knownAtMicros;
      status[size] = rowStatus;
      for (int column = 0; column < values.length; column++) {
        values[column][size] = columns[column][row];
      }
      size++;
    }

    PriceHistory build() {
      int[] order =
          IntStream.range(0, size)
              .boxed()
              .sorted(Comparator.<Integer>comparingInt(i -> days[i]).thenComparing(i -> knownAt[i]))
              .mapToInt(Integer::intValue)
              .toArray();
      return new PriceHistory(
          Arrays.stream(order).map(i -> days[i]).toArray(),
          Arrays.stream(order).mapToLong(i -> knownAt[i]).toArray(),
          Arrays.stream(order).mapToObj(i -> status[i]).toArray(String[]::new),
          Arrays.stream(values)
              .map(column -> Arrays.stream(order).mapToDouble(i -> column[i]).toArray())
              .toArray(double[][]::new));
    }

    private void grow() {
      int larger = size * 2;
      days = Arrays.copyOf(days, larger);
      knownAt = Arrays.copyOf(knownAt, larger);
      status = Arrays.copyOf(status, larger);
      for (int column = 0; column < values.length; column++) {
        values[column] = Arrays.copyOf(values[column], larger);
      }
    }
  }

  /** The number columns of a batch, in the order of {@link #COLUMNS}. */
  static double[][] numbers(ColumnBatch batch) {
    return COLUMNS.stream().map(batch::doubles).toArray(double[][]::new);
  }
}
