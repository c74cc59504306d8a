package io.tidemark.ingest.summaries;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.core.table.market.DailyBarsTable;
import io.tidemark.core.table.market.VendorSummariesTable;
import io.tidemark.core.table.ops.SummaryChecksTable;
import io.tidemark.ingest.days.RefusedBars;
import io.tidemark.ingest.days.TickerDayRows;
import io.tidemark.ingest.vendors.CountMismatch;
import io.tidemark.lake.Lake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Checks the bars that vendors sent, landed or quarantined, against the vendors' own counts, and
 * stores the results.
 */
public final class VendorCountCheck {
  /** Partitions per core. */
  private static final int PIECES_A_CORE = 2;

  private final Lake lake;
  private final ReconcileRequest request;
  private final SummaryTolerance tolerance;

  public VendorCountCheck(Lake lake, ReconcileRequest request, SummaryTolerance tolerance) {
    this.lake = lake;
    this.request = request;
    this.tolerance = tolerance;
  }

  /**
   * Checks every count that covers one of the requested days; results are known from the request's
   * {@code asOf} on.
   *
   * @param barsVersion Delta version of {@code market.bars}
   */
  public void check(long barsVersion) {
    if (!lake.exists(VendorSummariesTable.TABLE)) {
      return;
    }
    Dataset<Row> summaries =
        lake.asOf(VendorSummariesTable.TABLE, request.asOf())
            .where(subjects())
            .where(col("date").leq(lit(request.to())).and(col("until").geq(lit(request.from()))));
    Row span = summaries.agg(min("date"), max("until")).head();
    if (span.isNullAt(0)) {
      return;
    }
    Column covered = col("date").between(lit(span.getDate(0)), lit(span.getDate(1)));
    Dataset<Row> bars =
        lake.history(DailyBarsTable.TABLE, barsVersion, request.asOf())
            .where(subjects().and(covered))
            .select(RefusedBars.COLUMNS);
    Dataset<Row> sent =
        bars.union(RefusedBars.of(lake, request.asOf()).where(subjects().and(covered)));
    int pieces = PIECES_A_CORE * lake.spark().sparkContext().defaultParallelism();
    lake.append(
        SummaryChecksTable.TABLE,
        SummaryRows.of(TickerDayRows.of(sent, pieces), summaries, tolerance, request.asOf()),
        request.runKey().step("summaries"));
  }

  /**
   * The mismatches by ticker, each from when it was found until a later check found it corrected.
   */
  public Map<String, List<CountMismatch>> off() {
    if (!lake.exists(SummaryChecksTable.TABLE)) {
      return Map.of();
    }
    Dataset<Row> checks =
        lake.history(SummaryChecksTable.TABLE, request.asOf())
            .where(subjects())
            .where(col("date").leq(lit(request.to())));
    List<Row> versions =
        checks
            .join(
                checks
                    .where(col("breach").notEqual(""))
                    .select("vendor", "ticker", "date", "until")
                    .distinct(),
                new String[] {"vendor", "ticker", "date", "until"},
                "leftsemi")
            .orderBy(col("known_at").desc())
            .select("vendor", "ticker", "date", "until", "breach", "known_at")
            .collectAsList();
    Map<List<Object>, Instant> next = new HashMap<>();
    Map<String, List<CountMismatch>> off = new HashMap<>();
    for (Row row : versions) {
      Instant since = row.getTimestamp(5).toInstant();
      Instant cleared = next.put(List.of(row.get(0), row.get(1), row.get(2), row.get(3)), since);
      if (!row.getString(4).isEmpty()) {
        off.computeIfAbsent(row.getString(1), ticker -> new ArrayList<>())
            .add(
                new CountMismatch(
                    row.getString(0),
                    row.getDate(2).toLocalDate(),
                    row.getDate(3).toLocalDate(),
                    row.getString(4),
                    since,
                    cleared == null ? Instant.MAX : cleared));
      }
    }
    return off;
  }

  private Column subjects() {
    Column vendors = col("vendor").isin(request.vendors().toArray());
    return request.tickers().isEmpty()
        ? vendors
        : vendors.and(col("ticker").isin(request.tickers().toArray()));
  }
}
