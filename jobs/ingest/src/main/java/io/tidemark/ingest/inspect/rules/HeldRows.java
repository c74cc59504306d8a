package io.tidemark.ingest.inspect.rules;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.tidemark.api.market.InspectRequest;
import io.tidemark.core.table.ops.OverridesTable;
import io.tidemark.core.table.ops.QuarantineTable;
import io.tidemark.ingest.inspect.alerts.NewAlert;
import io.tidemark.lake.Lake;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows waiting in quarantine, by session. Minute bars are left out, because they come in hundreds
 * per ticker and day, and so are rows whose date cannot be parsed.
 */
final class HeldRows {
  /** A vendor's last session and its number of bars. */
  record LastSession(LocalDate date, long bars) {}

  private HeldRows() {}

  /**
   * Alerts for sessions with many waiting rows.
   *
   * @param bars rows of {@code market.bars} of the requested vendors, tickers and days
   */
  static List<NewAlert> alerts(
      Lake lake, InspectRequest request, Dataset<Row> bars, AlertThresholds thresholds) {
    if (!lake.exists(QuarantineTable.TABLE)) {
      return List.of();
    }
    Map<String, List<WaitingRows>> waiting = waiting(lake, request);
    if (waiting.isEmpty()) {
      return List.of();
    }
    Map<String, LastSession> last = lastSessions(bars);
    List<NewAlert> alerts = new ArrayList<>();
    waiting.forEach(
        (vendor, sessions) -> {
          LastSession session = last.getOrDefault(vendor, new LastSession(null, 0));
          alerts.addAll(WaitingRows.alerts(sessions, session.date(), session.bars(), thresholds));
        });
    return alerts;
  }

  private static Map<String, List<WaitingRows>> waiting(Lake lake, InspectRequest request) {
    Map<String, List<WaitingRows>> waiting = new HashMap<>();
    undecided(lake, request)
        .withColumn("date", col("date").try_cast("date"))
        .where(InspectionFilter.inRange(request))
        .groupBy("source", "date")
        .agg(rows("refused"), rows("held"))
        .orderBy("source", "date")
        .collectAsList()
        .forEach(
            row ->
                waiting
                    .computeIfAbsent(row.getString(0), vendor -> new ArrayList<>())
                    .add(
                        new WaitingRows(
                            row.getString(0),
                            row.getDate(1).toLocalDate(),
                            row.getLong(2),
                            row.getLong(3))));
    return waiting;
  }

  /** Rows without a decision that is still valid. */
  private static Dataset<Row> undecided(Lake lake, InspectRequest request) {
    Dataset<Row> rows =
        lake.asOf(QuarantineTable.TABLE, request.asOf())
            .where(col("source").isin(request.vendors().toArray()))
            .where(InspectionFilter.ofTickers(request.tickers()))
            .where(col("stage").isin("refused", "held"))
            .where(col("kind").notEqual("minutes"));
    if (!lake.exists(OverridesTable.TABLE)) {
      return rows;
    }
    Column holds = col("until").isNull().or(col("until").gt(lit(Timestamp.from(request.asOf()))));
    return rows.join(
        lake.asOf(OverridesTable.TABLE, request.asOf()).where(holds).select("id"),
        new String[] {"id"},
        "leftanti");
  }

  private static Column rows(String stage) {
    return count(when(col("stage").equalTo(stage), lit(1))).as(stage);
  }

  private static Map<String, LastSession> lastSessions(Dataset<Row> bars) {
    Map<String, LastSession> last = new HashMap<>();
    bars.select("vendor", "ticker", "date")
        .distinct()
        .groupBy("vendor", "date")
        .count()
        .orderBy("date")
        .collectAsList()
        .forEach(
            row ->
                last.put(
                    row.getString(0),
                    new LastSession(row.getDate(1).toLocalDate(), row.getLong(2))));
    return last;
  }
}
