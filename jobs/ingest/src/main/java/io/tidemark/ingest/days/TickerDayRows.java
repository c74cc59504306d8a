package io.tidemark.ingest.days;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Collects bars into arrays, one object per ticker. */
public final class TickerDayRows {
  private static final int MOST_AT_FIRST = 256;

  private TickerDayRows() {}

  /**
   * All tickers of some bars.
   *
   * @param history all versions of rows of {@code market.bars}; the last version of each bar is
   *     used
   * @param pieces number of partitions
   */
  public static Dataset<TickerDays> of(Dataset<Row> history, int pieces) {
    return history
        .select(
            col("ticker"),
            col("vendor"),
            unix_date(col("date")).as("day"),
            coalesce(col("volume"), lit(Double.NaN)).as("volume"),
            unix_micros(col("known_at")).as("known"))
        .repartition(pieces, col("ticker"))
        .sortWithinPartitions("ticker", "vendor", "day", "known")
        .mapPartitions(
            (MapPartitionsFunction<Row, TickerDays>) ByTicker::new,
            Encoders.javaSerialization(TickerDays.class));
  }

  /** Groups rows that are sorted by ticker. */
  private static final class ByTicker implements Iterator<TickerDays> {
    private final Iterator<Row> rows;
    private Row next;

    ByTicker(Iterator<Row> rows) {
      this.rows = rows;
      advance();
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public TickerDays next() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      String ticker = next.getString(0);
      List<VendorDays> vendors = new ArrayList<>();
      while (next != null && next.getString(0).equals(ticker)) {
        vendors.add(vendor(ticker));
      }
      return new TickerDays(ticker, vendors);
    }

    private VendorDays vendor(String ticker) {
      String vendor = next.getString(1);
      int[] days = new int[MOST_AT_FIRST];
      double[] volumes = new double[MOST_AT_FIRST];
      int size = 0;
      while (next != null && next.getString(1).equals(vendor) && next.getString(0).equals(ticker)) {
        int day = next.getInt(2);
        boolean laterVersion = size > 0 && days[size - 1] == day;
        if (!laterVersion) {
          if (size == days.length) {
            days = Arrays.copyOf(days, 2 * size);
            volumes = Arrays.copyOf(volumes, 2 * size);
          }
          days[size++] = day;
        }
        volumes[size - 1] = next.getDouble(3);
        advance();
      }
      return new VendorDays(vendor, Arrays.copyOf(days, size), Arrays.copyOf(volumes, size));
    }

    private void advance() {
      next = rows.hasNext() ? rows.next() : null;
    }
  }
}
