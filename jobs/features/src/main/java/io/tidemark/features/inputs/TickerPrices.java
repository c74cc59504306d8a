package io.tidemark.features.inputs;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tidemark.core.market.PriceVersion;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * All versions of one ticker's prices.
 *
 * @param versions in no order
 */
public record TickerPrices(String ticker, List<PriceVersion> versions) implements Serializable {
  private static final Column[] COLUMNS =
      Stream.concat(
              Stream.of("ticker", "date", "known_at").map(name -> col(name)),
              Stream.of(
                      "open",
                      "high",
                      "low",
                      "close",
                      "volume",
                      "vwap",
                      "split_ratio",
                      "cash_dividend")
                  .map(name -> coalesce(col(name), lit(Double.NaN)).as(name)))
          .toArray(Column[]::new);

  /**
   * Brings each ticker's together; in a piece they come in order of ticker.
   *
   * @param prices rows of {@code market.prices}
   */
  public static JavaRDD<TickerPrices> of(Dataset<Row> prices, int pieces) {
    return byTicker(prices.select(COLUMNS).repartition(pieces, col("ticker")));
  }

  /** The same, where also the pieces are in order of ticker; that takes one reading more. */
  public static JavaRDD<TickerPrices> inOrder(Dataset<Row> prices, int pieces) {
    return byTicker(prices.select(COLUMNS).repartitionByRange(pieces, col("ticker")));
  }

  private static JavaRDD<TickerPrices> byTicker(Dataset<Row> pieces) {
    return pieces
        .sortWithinPartitions("ticker")
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(ByTicker::new);
  }

  private static PriceVersion version(InternalRow row) {
    return new PriceVersion(
        LocalDate.ofEpochDay(row.getInt(1)),
        Instant.EPOCH.plus(row.getLong(2), ChronoUnit.MICROS),
        row.getDouble(3),
        row.getDouble(4),
        row.getDouble(5),
        row.getDouble(6),
        row.getDouble(7),
        row.getDouble(8),
        row.getDouble(9),
        row.getDouble(10));
  }

  /** Reads rows of which a ticker's lie side by side; Spark uses one row object for all. */
  private static final class ByTicker implements Iterator<TickerPrices> {
    private final Iterator<InternalRow> rows;
    private String ticker;
    private PriceVersion first;

    ByTicker(Iterator<InternalRow> rows) {
      this.rows = rows;
      advance();
    }

    @Override
    public boolean hasNext() {
      return first != null;
    }

    @Override
    public TickerPrices next() {
      if (first == null) {
        throw new NoSuchElementException();
      }
      String name = ticker;
      List<PriceVersion> versions = new ArrayList<>();
      while (first != null && ticker.equals(name)) {
        versions.add(first);
        advance();
      }
      return new TickerPrices(name, versions);
    }

    private void advance() {
      first = null;
      if (rows.hasNext()) {
        InternalRow row = rows.next();
        String name = row.getUTF8String(0).toString();
        ticker = name.equals(ticker) ? ticker : name;
        first = version(row);
      }
    }
  }
}
