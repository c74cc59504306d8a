package io.tidemark.ingest.restatements;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.when;

import io.tidemark.api.market.RestatementScanRequest.Example;
import io.tidemark.lake.Lake;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * How today's prices differ from those that were read. A day that was read still exists, because
 * tables are insert-only.
 *
 * @param days number of ticker-days that were read and differ
 * @param added number of ticker-days that did not exist
 * @param first first of all these days; null if there are none
 * @param last last of all these days; null if there are none
 * @param examples at most five, those with the largest change of the close first
 */
public record Restatement(
    long days, long added, LocalDate first, LocalDate last, List<Example> examples) {
  private static final int EXAMPLES = 5;
  private static final String[] DAY = {"ticker", "date"};

  /** The columns whose change affects features and labels. */
  private static final List<String> VALUES =
      List.of("open", "high", "low", "close", "volume", "split_ratio", "cash_dividend");

  /**
   * Compares the prices that were read with those known now.
   *
   * @param now the prices known now
   */
  public static Restatement of(Lake lake, PriceProvenance reading, Dataset<Row> now) {
    Dataset<Row> differing =
        differing(reading.rows(lake), reading.within(now)).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Column read = col("was_read");
      Row counts =
          differing
              .agg(
                  count(when(read, lit(1))),
                  count(when(not(read), lit(1))),
                  min("date"),
                  max("date"))
              .head();
      boolean none = counts.isNullAt(2);
      return new Restatement(
          counts.getLong(0),
          counts.getLong(1),
          none ? null : counts.getDate(2).toLocalDate(),
          none ? null : counts.getDate(3).toLocalDate(),
          none ? List.of() : examples(differing));
    } finally {
      differing.unpersist();
    }
  }

  public boolean isNothing() {
    return days == 0 && added == 0;
  }

  /**
   * The differing rows: ticker, date, was_read, and the close that was read and the one known now.
   */
  static Dataset<Row> differing(Dataset<Row> read, Dataset<Row> now) {
    Column[] before =
        Stream.concat(
                Stream.of(col("ticker"), col("date"), lit(true).as("read")),
                VALUES.stream().map(value -> col(value).as("read_" + value)))
            .toArray(Column[]::new);
    Column same =
        VALUES.stream()
            .map(value -> col(value).eqNullSafe(col("read_" + value)))
            .reduce(col("read"), Column::and);
    return now.join(read.select(before), DAY, "left")
        .where(not(coalesce(same, lit(false))))
        .select(
            col("ticker"),
            col("date"),
            col("read").isNotNull().as("was_read"),
            col("read_close"),
            col("close"));
  }

  private static List<Example> examples(Dataset<Row> differing) {
    Column moved = abs(col("close").divide(nullif(col("read_close"), lit(0.0))).minus(lit(1)));
    return differing
        .orderBy(moved.desc_nulls_last(), col("date").desc(), col("ticker"))
        .limit(EXAMPLES)
        .collectAsList()
        .stream()
        .map(
            row ->
                new Example(
                    row.getString(0),
                    row.getDate(1).toLocalDate(),
                    row.isNullAt(3) ? null : row.getDouble(3),
                    row.isNullAt(4) ? null : row.getDouble(4)))
        .toList();
  }
}
