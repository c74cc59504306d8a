package io.tidemark.ingest.summaries;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tidemark.ingest.calendar.SessionColumns;
import io.tidemark.ingest.days.TickerDays;
import io.tidemark.ingest.days.VendorDays;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Runs the check of bars against vendors' counts on Spark. Counts are few, one per ticker and month
 * or day, so every task gets all of them.
 */
public final class SummaryRows {
  private static final StructType CHECKS =
      new StructType()
          .add("vendor", DataTypes.StringType)
          .add("ticker", DataTypes.StringType)
          .add("date", DataTypes.DateType)
          .add("until", DataTypes.DateType)
          .add("rows", DataTypes.LongType)
          .add("rows_told", DataTypes.LongType)
          .add("volume", DataTypes.DoubleType)
          .add("volume_told", DataTypes.DoubleType)
          .add("breach", DataTypes.StringType);

  private SummaryRows() {}

  /**
   * The rows for {@code ops.summary_checks}.
   *
   * @param tickers the requested tickers
   * @param summaries the last versions of the rows of {@code market.summaries} to check the bars
   *     against; if empty, nothing is checked
   */
  public static Dataset<Row> of(
      Dataset<TickerDays> tickers,
      Dataset<Row> summaries,
      SummaryTolerance tolerance,
      Instant now) {
    Map<String, List<VendorCount>> counts = counts(summaries);
    return tickers
        .flatMap(
            (FlatMapFunction<TickerDays, Row>) ticker -> rows(ticker, counts, tolerance).iterator(),
            Encoders.row(CHECKS))
        .union(tickers.sparkSession().createDataFrame(ofNoBars(tickers, counts, tolerance), CHECKS))
        .withColumn("event_time", SessionColumns.close(col("until")))
        .withColumn("known_at", lit(Timestamp.from(now)));
  }

  private static List<Row> ofNoBars(
      Dataset<TickerDays> tickers,
      Map<String, List<VendorCount>> counts,
      SummaryTolerance tolerance) {
    Set<String> rest = new HashSet<>(counts.keySet());
    if (!rest.isEmpty()) {
      tickers
          .map((MapFunction<TickerDays, String>) TickerDays::ticker, Encoders.STRING())
          .collectAsList()
          .forEach(rest::remove);
    }
    return rest.stream()
        .flatMap(ticker -> rows(new TickerDays(ticker, List.of()), counts, tolerance).stream())
        .toList();
  }

  /** By ticker. */
  private static Map<String, List<VendorCount>> counts(Dataset<Row> summaries) {
    Map<String, List<VendorCount>> vendorCount = new TreeMap<>();
    summaries
        .select("ticker", "vendor", "date", "until", "rows", "volume")
        .collectAsList()
        .forEach(
            row ->
                vendorCount
                    .computeIfAbsent(row.getString(0), ticker -> new ArrayList<>())
                    .add(
                        new VendorCount(
                            row.getString(1),
                            new VendorCount.Span(
                                row.getDate(2).toLocalDate(), row.getDate(3).toLocalDate()),
                            row.isNullAt(4) ? null : row.getLong(4),
                            row.isNullAt(5) ? null : row.getDouble(5))));
    return vendorCount;
  }

  private static List<Row> rows(
      TickerDays ticker, Map<String, List<VendorCount>> counts, SummaryTolerance tolerance) {
    return checks(ticker, counts).stream()
        .map(check -> row(ticker.ticker(), check, tolerance))
        .toList();
  }

  /**
   * Each count of a ticker, held against its bars. A ticker of which a vendor counts nothing is not
   * checked: they may not have been requested.
   *
   * @param counts by ticker
   */
  static List<SummaryCheck> checks(TickerDays ticker, Map<String, List<VendorCount>> counts) {
    return counts.getOrDefault(ticker.ticker(), List.of()).stream()
        .map(
            vendorCount ->
                SummaryCheck.of(
                    vendorCount.vendor(),
                    vendorCount.span(),
                    days(ticker, vendorCount),
                    vendorCount))
        .toList();
  }

  /** Null if the vendor has no bar of the ticker. */
  private static VendorDays days(TickerDays ticker, VendorCount vendorCount) {
    return ticker.vendors().stream()
        .filter(days -> days.vendor().equals(vendorCount.vendor()))
        .findFirst()
        .orElse(null);
  }

  private static Row row(String ticker, SummaryCheck check, SummaryTolerance tolerance) {
    VendorCount vendorCount = check.vendorCount();
    return RowFactory.create(
        check.vendor(),
        ticker,
        Date.valueOf(check.span().from()),
        Date.valueOf(check.span().until()),
        check.rows(),
        vendorCount.rows(),
        check.volume(),
        vendorCount.volume(),
        check.breach(tolerance));
  }
}
