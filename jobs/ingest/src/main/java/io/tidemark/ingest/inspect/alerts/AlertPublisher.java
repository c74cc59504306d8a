package io.tidemark.ingest.inspect.alerts;

import static org.apache.spark.sql.functions.col;

import io.tidemark.api.market.InspectRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.ops.AlertsTable;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.lake.Lake;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes each alert once: to the log, to the webhook, then to {@code ops.alerts}. An alert whose
 * id is in the table has been published. If a process dies between sending and writing, a rerun
 * sends the alert again (at-least-once delivery).
 */
public final class AlertPublisher {
  private static final Logger LOG = LoggerFactory.getLogger(AlertPublisher.class);
  private static final int MOST = InspectRequest.Result.MOST_ALERTS;
  private static final StructType ALERTS =
      new StructType()
          .add("id", DataTypes.StringType)
          .add("kind", DataTypes.StringType)
          .add("severity", DataTypes.StringType)
          .add("sources", DataTypes.StringType)
          .add("ticker", DataTypes.StringType)
          .add("date", DataTypes.DateType)
          .add("message", DataTypes.StringType)
          .add("event_time", DataTypes.TimestampType)
          .add("known_at", DataTypes.TimestampType);

  private final Lake lake;
  private final Webhook webhook;

  public AlertPublisher(Lake lake, Webhook webhook) {
    this.lake = lake;
    this.webhook = webhook;
  }

  /**
   * The alerts that a run raised.
   *
   * @param all number of all alerts
   * @param first at most {@value InspectRequest.Result#MOST_ALERTS} of them
   */
  public record Raised(long all, List<InspectRequest.Alert> first) {}

  /**
   * Publishes the alerts that are new.
   *
   * @param key run key of the write; a rerun with the same key gives the same result
   * @param now the alerts' {@code known_at}
   */
  public Raised raise(List<NewAlert> alerts, RunKey key, Instant now) {
    List<NewAlert> fresh = fresh(alerts);
    List<NewAlert> first = fresh.subList(0, Math.min(MOST, fresh.size()));
    List<NewAlert> further = fresh.subList(first.size(), fresh.size());
    first.forEach(AlertPublisher::log);
    if (!further.isEmpty()) {
      LOG.warn("{} further alerts are in ops.alerts", further.size());
    }
    webhook.send(first, further);
    lake.append(
        AlertsTable.TABLE,
        lake.spark().createDataFrame(fresh.stream().map(alert -> row(alert, now)).toList(), ALERTS),
        key);
    return raisedUnder(key);
  }

  /**
   * The alerts that are not in the latest version of the table, whatever the request's {@code
   * asOf}, so that none is published twice.
   */
  private List<NewAlert> fresh(List<NewAlert> alerts) {
    Set<String> known = new HashSet<>();
    stored().select("id").collectAsList().forEach(row -> known.add(row.getString(0)));
    Map<String, NewAlert> fresh = new HashMap<>();
    alerts.stream()
        .filter(alert -> !known.contains(alert.id()))
        .forEach(alert -> fresh.putIfAbsent(alert.id(), alert));
    return fresh.values().stream().sorted(NewAlert.ORDER).toList();
  }

  /**
   * The alerts written under the key, read from the table, so that a rerun of an interrupted run
   * reports all of them.
   */
  private Raised raisedUnder(RunKey key) {
    Dataset<Row> own = stored().where(col(Table.RUN_KEY).equalTo(key.value()));
    List<InspectRequest.Alert> first =
        own
            .orderBy(col("severity"), col("date").desc(), col("kind"), col("ticker"), col("id"))
            .limit(MOST)
            .select("kind", "severity", "sources", "ticker", "date", "message")
            .collectAsList()
            .stream()
            .map(
                row ->
                    new InspectRequest.Alert(
                        row.getString(0),
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getDate(4).toLocalDate(),
                        row.getString(5)))
            .toList();
    return new Raised(first.size() < MOST ? first.size() : own.count(), first);
  }

  private Dataset<Row> stored() {
    lake.version(AlertsTable.TABLE);
    return lake.spark().read().format("delta").load(lake.location(AlertsTable.TABLE));
  }

  private static void log(NewAlert alert) {
    LOG.warn(
        "{} {} {}: {}",
        alert.severity().label(),
        alert.kind().label(),
        alert.sources(),
        alert.message());
  }

  private static Row row(NewAlert alert, Instant now) {
    return RowFactory.create(
        alert.id(),
        alert.kind().label(),
        alert.severity().label(),
        alert.sources(),
        alert.ticker(),
        Date.valueOf(alert.date()),
        alert.message(),
        Timestamp.from(TradingCalendar.XNYS.close(alert.date())),
        Timestamp.from(now));
  }
}
