package io.tidemark.ingest.inspect.coverage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.tidemark.core.time.SessionAxis;
import io.tidemark.ingest.calendar.SessionColumns;
import io.tidemark.ingest.days.TickerDays;
import io.tidemark.ingest.days.VendorDays;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Runs the coverage check on Spark. It needs two passes over the tickers, because an outage can
 * only be detected from all of them.
 */
public final class CoverageRows {
  private static final String[] KEY = {"vendor", "ticker", "date"};
  private static final StructType FINDINGS =
      new StructType()
          .add("vendor", DataTypes.StringType)
          .add("ticker", DataTypes.StringType)
          .add("date", DataTypes.DateType)
          .add("reason", DataTypes.StringType);

  private static final StructType COUNTS =
      new StructType()
          .add("vendor", DataTypes.StringType)
          .add("present", DataTypes.createArrayType(DataTypes.IntegerType))
          .add("had", DataTypes.createArrayType(DataTypes.IntegerType))
          .add("lacking", DataTypes.createArrayType(DataTypes.IntegerType));

  private CoverageRows() {}

  /**
   * The missing bars.
   *
   * @param tickers all tickers of the vendors, whatever is requested
   * @param axis sessions from the first bar to the last
   * @return rows of vendor, ticker, date, reason
   */
  public static Dataset<Row> of(
      Dataset<TickerDays> tickers, SessionAxis axis, CoverageThresholds thresholds) {
    Outages outages = new Outages(attendance(tickers, axis, thresholds), thresholds);
    return tickers.flatMap(
        (FlatMapFunction<TickerDays, Row>)
            ticker ->
                new CoverageCheck(axis, outages, thresholds)
                    .of(ticker).stream().map(bar -> row(ticker.ticker(), bar)).iterator(),
        Encoders.row(FINDINGS));
  }

  /**
   * Sessions whose bar was quarantined and that have no other bar.
   *
   * @return rows of vendor, ticker, date, reason
   */
  public static Dataset<Row> refused(Dataset<Row> refused, Dataset<Row> bars, SessionAxis axis) {
    return refused
        .select("vendor", "ticker", "date")
        .distinct()
        .filter((FilterFunction<Row>) row -> axis.indexOf(row.getDate(2).toLocalDate()) >= 0)
        .join(bars, KEY, "leftanti")
        .withColumn("reason", lit(MissingReason.REFUSED.label()));
  }

  /**
   * The missing bars, but with a gap instead of a halt where the vendor's own count of that day has
   * a volume.
   *
   * @param missing rows of vendor, ticker, date, reason
   * @param checks rows of {@code ops.summary_checks}
   */
  public static Dataset<Row> counted(Dataset<Row> missing, Dataset<Row> checks) {
    Dataset<Row> traded =
        checks
            .where(col("rows").equalTo(0).and(col("volume_told").gt(0)))
            .where(col("date").equalTo(col("until")))
            .select(col("vendor"), col("ticker"), col("date"), lit(true).as("_traded"))
            .distinct();
    Column isHalt = col("reason").equalTo(MissingReason.HALT.label());
    return missing
        .join(traded, KEY, "left")
        .withColumn(
            "reason",
            when(isHalt.and(col("_traded")), lit(MissingReason.GAP.label()))
                .otherwise(col("reason")))
        .select("vendor", "ticker", "date", "reason");
  }

  /**
   * The rows for {@code ops.coverage}: missing bars, and with reason {@code none} the bars that
   * were missing before and are not any more.
   *
   * @param before the last versions of the rows of these tickers, vendors and days
   */
  public static Dataset<Row> versions(Dataset<Row> missing, Dataset<Row> before, Instant now) {
    Column none = lit(MissingReason.NONE.label());
    return missing
        .unionByName(
            before
                .where(col("reason").notEqual(none))
                .join(missing, KEY, "leftanti")
                .select(col("vendor"), col("ticker"), col("date"), none.as("reason")))
        .withColumn("event_time", SessionColumns.close(col("date")))
        .withColumn("known_at", lit(Timestamp.from(now)));
  }

  private static Map<String, TickerCounts> attendance(
      Dataset<TickerDays> tickers, SessionAxis axis, CoverageThresholds thresholds) {
    Map<String, TickerCounts> attendance = new TreeMap<>();
    tickers
        .mapPartitions(
            (MapPartitionsFunction<TickerDays, Row>) piece -> count(piece, axis, thresholds),
            Encoders.row(COUNTS))
        .collectAsList()
        .forEach(
            row ->
                attendance.merge(
                    row.getString(0),
                    new TickerCounts(counts(row, 1), counts(row, 2), counts(row, 3)),
                    CoverageRows::sum));
    return attendance;
  }

  private static Iterator<Row> count(
      Iterator<TickerDays> piece, SessionAxis axis, CoverageThresholds thresholds) {
    Map<String, TickerCounts> counts = new TreeMap<>();
    while (piece.hasNext()) {
      for (VendorDays days : piece.next().vendors()) {
        counts
            .computeIfAbsent(days.vendor(), vendor -> new TickerCounts(axis.length()))
            .add(days, axis, thresholds.lately());
      }
    }
    return counts.entrySet().stream().map(entry -> entry.getValue().row(entry.getKey())).iterator();
  }

  private static int[] counts(Row row, int column) {
    return row.<Integer>getList(column).stream().mapToInt(Integer::intValue).toArray();
  }

  private static TickerCounts sum(TickerCounts a, TickerCounts b) {
    a.add(b);
    return a;
  }

  private static Row row(String ticker, CoverageCheck.MissingBar bar) {
    return RowFactory.create(bar.vendor(), ticker, Date.valueOf(bar.date()), bar.reason().label());
  }
}
