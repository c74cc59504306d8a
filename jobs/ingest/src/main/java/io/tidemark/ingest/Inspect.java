package io.tidemark.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import io.tidemark.api.market.InspectRequest;
import io.tidemark.core.table.market.DailyBarsTable;
import io.tidemark.core.table.ops.CoverageTable;
import io.tidemark.core.table.ops.SummaryChecksTable;
import io.tidemark.core.time.SessionAxis;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.ingest.days.RefusedBars;
import io.tidemark.ingest.days.TickerDayRows;
import io.tidemark.ingest.days.TickerDays;
import io.tidemark.ingest.inspect.alerts.AlertPublisher;
import io.tidemark.ingest.inspect.alerts.Webhook;
import io.tidemark.ingest.inspect.coverage.CoverageRows;
import io.tidemark.ingest.inspect.coverage.CoverageThresholds;
import io.tidemark.ingest.inspect.rules.AlertRules;
import io.tidemark.ingest.inspect.rules.AlertThresholds;
import io.tidemark.ingest.inspect.rules.InspectionFilter;
import io.tidemark.lake.Lake;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Inspects loaded data: finds missing bars and raises alerts. The reason for a missing bar is
 * derived from all data of the vendors, whatever tickers and days are requested, so a different
 * request never changes a reason; only results for the requested tickers and days are written.
 */
public final class Inspect {
  /** Tickers have histories of different lengths; several partitions per core balance the load. */
  private static final int PIECES_A_CORE = 2;

  private final Lake lake;
  private final Webhook webhook;

  /** With the default thresholds and the webhook of the environment. */
  public Inspect(Lake lake) {
    this(lake, Webhook.from(System.getenv()));
  }

  Inspect(Lake lake, Webhook webhook) {
    this.lake = lake;
    this.webhook = webhook;
  }

  /**
   * Inspects the data known by the request's {@code asOf}.
   *
   * @param stage receives the name of each stage when it begins
   */
  public InspectRequest.Result run(InspectRequest request, Consumer<String> stage) {
    Dataset<Row> bars =
        lake.history(DailyBarsTable.TABLE, request.asOf())
            .where(col("vendor").isin(request.vendors().toArray()));
    Dataset<TickerDays> tickers = kept(TickerDayRows.of(sent(bars, request), pieces()));
    stage.accept("looking for missing bars");
    Dataset<Row> checks = kept(checks(request));
    Dataset<Row> missing = kept(CoverageRows.counted(missing(tickers, bars, request), checks));
    try {
      lake.append(
          CoverageTable.TABLE,
          CoverageRows.versions(missing, missingBefore(request), request.asOf()),
          request.runKey().step("coverage"));
      stage.accept("raising alerts");
      AlertPublisher.Raised raised =
          new AlertPublisher(lake, webhook)
              .raise(
                  new AlertRules(lake, request, AlertThresholds.DEFAULT)
                      .all(wanted(bars, request), missing, checks),
                  request.runKey().step("alerts"),
                  request.asOf());
      return result(missing, checks, raised);
    } finally {
      checks.unpersist();
      missing.unpersist();
      tickers.unpersist();
    }
  }

  /** Bars including quarantined ones: a vendor whose bars were all quarantined has no outage. */
  private Dataset<Row> sent(Dataset<Row> bars, InspectRequest request) {
    return bars.select(RefusedBars.COLUMNS).union(refused(request));
  }

  private Dataset<Row> refused(InspectRequest request) {
    return RefusedBars.of(lake, request.asOf())
        .where(col("vendor").isin(request.vendors().toArray()));
  }

  private Dataset<Row> missing(
      Dataset<TickerDays> tickers, Dataset<Row> bars, InspectRequest request) {
    SessionAxis axis = axis(bars);
    return CoverageRows.of(tickers, axis, CoverageThresholds.DEFAULT)
        .unionByName(CoverageRows.refused(refused(request), bars, axis))
        .where(InspectionFilter.ofTickers(request.tickers()))
        .where(InspectionFilter.inRange(request));
  }

  /** The sessions from the first to the last bar; empty if the lake has no bars. */
  private static SessionAxis axis(Dataset<Row> bars) {
    Row range = bars.agg(min("date"), max("date")).head();
    return range.isNullAt(0)
        ? new SessionAxis(TradingCalendar.XNYS, LocalDate.EPOCH.plusDays(1), LocalDate.EPOCH)
        : new SessionAxis(
            TradingCalendar.XNYS, range.getDate(0).toLocalDate(), range.getDate(1).toLocalDate());
  }

  private Dataset<Row> missingBefore(InspectRequest request) {
    return wanted(lake.asOf(CoverageTable.TABLE, request.asOf()), request);
  }

  /** The checks of every vendor summary that covers one of the requested days. */
  private Dataset<Row> checks(InspectRequest request) {
    return lake.asOf(SummaryChecksTable.TABLE, request.asOf())
        .where(InspectionFilter.ofSubjects(request))
        .where(col("date").leq(lit(request.to())).and(col("until").geq(lit(request.from()))));
  }

  private static Dataset<Row> wanted(Dataset<Row> rows, InspectRequest request) {
    return rows.where(InspectionFilter.ofSubjects(request))
        .where(InspectionFilter.inRange(request));
  }

  private static InspectRequest.Result result(
      Dataset<Row> missing, Dataset<Row> checks, AlertPublisher.Raised raised) {
    Map<String, Long> reasons = new TreeMap<>();
    missing
        .groupBy("reason")
        .count()
        .collectAsList()
        .forEach(row -> reasons.put(row.getString(0), row.getLong(1)));
    Row checked = checks.agg(count(lit(1)), count(when(col("breach").notEqual(""), lit(1)))).head();
    return new InspectRequest.Result(
        reasons, checked.getLong(0), checked.getLong(1), raised.all(), raised.first());
  }

  private static <T> Dataset<T> kept(Dataset<T> rows) {
    return rows.persist(StorageLevel.MEMORY_AND_DISK_SER());
  }

  private int pieces() {
    return PIECES_A_CORE * lake.spark().sparkContext().defaultParallelism();
  }
}
