package io.tidemark.features.inputs;

import io.tidemark.core.market.PriceVersion;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;

/**
 * All versions of one ticker's prices, unsorted, as arrays, which Spark serialises fast.
 *
 * @param days since 1970, one per version
 * @param knownAt microseconds since 1970, one per version
 * @param numbers by column of {@link #NUMBERS}, one per version; NaN where missing
 */
public record TickerPriceVersions(String ticker, int[] days, long[] knownAt, double[][] numbers)
    implements Serializable {
  private static final List<String> NUMBERS =
      List.of("open", "high", "low", "close", "volume", "vwap", "split_ratio", "cash_dividend");

  /** The columns that the rows must have, in order. */
  static final List<String> COLUMNS =
      Stream.concat(Stream.of("ticker", "date", "known_at"), NUMBERS.stream()).toList();

  /**
   * Groups rows by ticker; within a partition tickers are sorted.
   *
   * @param prices rows of {@code market.prices}
   */
  public static JavaRDD<TickerPriceVersions> of(Dataset<Row> prices, int pieces) {
    return byTicker(selected(prices).repartition(pieces, functions.col("ticker")));
  }

  /**
   * The same, with the partitions also sorted by ticker, which takes one more pass over the rows.
   */
  public static JavaRDD<TickerPriceVersions> inOrder(Dataset<Row> prices, int pieces) {
    return byTicker(selected(prices).repartitionByRange(pieces, functions.col("ticker")));
  }

  private static Dataset<Row> selected(Dataset<Row> prices) {
    return prices.select(COLUMNS.stream().map(name -> functions.col(name)).toArray(Column[]::new));
  }

  private static JavaRDD<TickerPriceVersions> byTicker(Dataset<Row> pieces) {
    return pieces
        .sortWithinPartitions("ticker")
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(ByTicker::new);
  }

  /** The versions as objects. */
  List<PriceVersion> versions() {
    return IntStream.range(0, days.length).mapToObj(this::version).toList();
  }

  private PriceVersion version(int i) {
    return new PriceVersion(
        LocalDate.ofEpochDay(days[i]),
        Instant.EPOCH.plus(knownAt[i], ChronoUnit.MICROS),
        numbers[0][i],
        numbers[1][i],
        numbers[2][i],
        numbers[3][i],
        numbers[4][i],
        numbers[5][i],
        numbers[6][i],
        numbers[7][i]);
  }

  /** Collects the rows of one ticker. */
  static final class Builder {
    private final String ticker;
    private int[] days = new int[64];
    private long[] knownAt = new long[64];
    private final double[][] numbers = new double[NUMBERS.size()][64];
    private int size;

    Builder(String ticker) {
      this.ticker = ticker;
    }

    /** Adds one row with the columns {@link #COLUMNS}. */
    void add(InternalRow row) {
      if (size == days.length) {
        grow();
      }
      days[size] = row.getInt(1);
      knownAt[size] = row.getLong(2);
      for (int n = 0; n < numbers.length; n++) {
        numbers[n][size] = row.isNullAt(3 + n) ? Double.NaN : row.getDouble(3 + n);
      }
      size++;
    }

    /** Adds the rows of another builder of the same ticker. */
    void addAll(Builder other) {
      while (days.length < size + other.size) {
        grow();
      }
      System.arraycopy(other.days, 0, days, size, other.size);
      System.arraycopy(other.knownAt, 0, knownAt, size, other.size);
      for (int n = 0; n < numbers.length; n++) {
        System.arraycopy(other.numbers[n], 0, numbers[n], size, other.size);
      }
      size += other.size;
    }

    private void grow() {
      days = Arrays.copyOf(days, 2 * days.length);
      knownAt = Arrays.copyOf(knownAt, days.length);
      for (int n = 0; n < numbers.length; n++) {
        numbers[n] = Arrays.copyOf(numbers[n], days.length);
      }
    }

    TickerPriceVersions prices() {
      return new TickerPriceVersions(
          ticker,
          Arrays.copyOf(days, size),
          Arrays.copyOf(knownAt, size),
          Arrays.stream(numbers)
              .map(column -> Arrays.copyOf(column, size))
              .toArray(double[][]::new));
    }
  }

  /** Groups rows that are sorted by ticker; Spark reuses one row object for all rows. */
  private static final class ByTicker implements Iterator<TickerPriceVersions> {
    private final Iterator<InternalRow> rows;
    private InternalRow row;
    private String ticker;

    ByTicker(Iterator<InternalRow> rows) {
      this.rows = rows;
      advance();
    }

    @Override
    public boolean hasNext() {
      return row != null;
    }

    @Override
    public TickerPriceVersions next() {
      if (row == null) {
        throw new NoSuchElementException();
      }
      String name = ticker;
      Builder builder = new Builder(name);
      while (row != null && ticker.equals(name)) {
        builder.add(row);
        advance();
      }
      return builder.prices();
    }

    private void advance() {
      row = rows.hasNext() ? rows.next() : null;
      if (row != null && !row.getUTF8String(0).toString().equals(ticker)) {
        ticker = row.getUTF8String(0).toString();
      }
    }
  }
}
