package io.tidemark.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.tidemark.core.UserFault;
import io.tidemark.core.job.ReconcileRequest;
import io.tidemark.ingest.consensus.PriceVersion.Status;
import io.tidemark.ingest.quarantine.Decisions;
import io.tidemark.ingest.reconcile.DisagreementPart;
import io.tidemark.ingest.reconcile.DisputePart;
import io.tidemark.ingest.reconcile.HaltPart;
import io.tidemark.ingest.reconcile.HoldPart;
import io.tidemark.ingest.reconcile.PricePart;
import io.tidemark.ingest.reconcile.VerdictRows;
import io.tidemark.lake.Lake;
import io.tidemark.lake.Lake.Written;
import io.tidemark.lake.Table;
import io.tidemark.lake.tables.Disputes;
import io.tidemark.lake.tables.MarketActions;
import io.tidemark.lake.tables.MarketBars;
import io.tidemark.lake.tables.MarketPrices;
import io.tidemark.lake.tables.Quarantine;
import io.tidemark.lake.tables.Reconciliation;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Agrees one price history out of the vendors' bars and actions. Each day's decision uses all
 * earlier days in the lake, whatever range is asked for, so that asking for another range never
 * changes a price; only the days asked for are written.
 */
public final class Reconcile {
  /** Tickers differ in length; several pieces a core even that out. */
  private static final int PIECES_A_CORE = 4;

  private final Lake lake;

  public Reconcile(Lake lake) {
    this.lake = lake;
  }

  /**
   * Reconciles what was known at the request's time.
   *
   * @param stage told what is being done
   * @throws UserFault if the lake has no bars of these vendors
   */
  public ReconcileRequest.Result run(ReconcileRequest request, Consumer<String> stage) {
    long barsVersion = lake.version(MarketBars.TABLE);
    long actionsVersion = lake.version(MarketActions.TABLE);
    Dataset<Row> bars = facts(MarketBars.TABLE, barsVersion, request);
    if (bars.isEmpty()) {
      throw nothingToReconcile(request);
    }
    stage.accept("reconciling " + String.join(", ", request.vendors()));
    String sources = String.join("+", request.vendors());
    int pieces = PIECES_A_CORE * lake.spark().sparkContext().defaultParallelism();
    Dataset<Row> verdicts =
        VerdictRows.of(
                bars,
                facts(MarketActions.TABLE, actionsVersion, request),
                request.vendors(),
                Decisions.onBars(lake, request.asOf()),
                pieces)
            .persist(StorageLevel.MEMORY_AND_DISK_SER());
    try {
      Written prices =
          lake.append(
              MarketPrices.TABLE,
              PricePart.rows(verdicts, sources).where(inRange(request)),
              request.runKey().step("prices"),
              request.asOf());
      stage.accept("writing disagreements");
      lake.append(
          Reconciliation.TABLE,
          DisagreementPart.rows(verdicts, sources).where(inRange(request)),
          request.runKey().step("reconciliation"),
          request.asOf());
      stage.accept("naming causes");
      lake.append(
          Disputes.TABLE,
          DisputePart.rows(
                  verdicts,
                  sources,
                  wanted(lake.asOf(Disputes.TABLE, request.asOf()), request, sources),
                  request.asOf())
              .where(inRange(request)),
          request.runKey().step("disputes"));
      lake.append(
          Quarantine.TABLE, HoldPart.rows(verdicts, bars), request.runKey().step("quarantine"));
      return result(request, sources, prices, HaltPart.all(verdicts), barsVersion, actionsVersion);
    } finally {
      verdicts.unpersist();
    }
  }

  private Dataset<Row> facts(Table table, long version, ReconcileRequest request) {
    return lake.history(table, version, request.asOf())
        .where(col("vendor").isin(request.vendors().toArray()))
        .where(ofTickers(request))
        .where(col("date").leq(lit(request.to())));
  }

  private ReconcileRequest.Result result(
      ReconcileRequest request,
      String sources,
      Written written,
      List<ReconcileRequest.Doubt> doubts,
      long barsVersion,
      long actionsVersion) {
    Dataset<Row> prices =
        wanted(lake.asOf(MarketPrices.TABLE, written.version(), request.asOf()), request, sources);
    Row counts =
        prices
            .agg(
                count_distinct(col("ticker")),
                days(Status.AGREED),
                days(Status.SINGLE),
                days(Status.DISPUTED))
            .head();
    long held =
        wanted(lake.asOf(Reconciliation.TABLE, request.asOf()), request, sources)
            .where(col("field").equalTo("close").and(col("chosen").equalTo("")))
            .join(prices.select("ticker", "date"), new String[] {"ticker", "date"}, "leftanti")
            .count();
    return new ReconcileRequest.Result(
        (int) counts.getLong(0),
        counts.getLong(1),
        counts.getLong(2),
        counts.getLong(3),
        held,
        written.rows(),
        barsVersion,
        actionsVersion,
        written.version(),
        doubts);
  }

  private static Dataset<Row> wanted(Dataset<Row> rows, ReconcileRequest request, String sources) {
    return rows.where(col("sources").equalTo(sources))
        .where(ofTickers(request))
        .where(inRange(request));
  }

  private static Column days(Status status) {
    return count(when(col("status").equalTo(status.label()), lit(1)));
  }

  private static Column ofTickers(ReconcileRequest request) {
    return request.tickers().isEmpty()
        ? lit(true)
        : col("ticker").isin(request.tickers().toArray());
  }

  private static Column inRange(ReconcileRequest request) {
    return col("date").between(lit(request.from()), lit(request.to()));
  }

  private UserFault nothingToReconcile(ReconcileRequest request) {
    List<String> there =
        lake.history(MarketBars.TABLE, request.asOf())
            .select("vendor")
            .distinct()
            .orderBy("vendor")
            .as(Encoders.STRING())
            .collectAsList();
    return new UserFault(
        "no bars of %s%s up to %s, known by %s, are in the lake; it has bars of %s. Import some with ./tidemark import bars --source NAME FILE, or name other vendors"
            .formatted(
                String.join(", ", request.vendors()),
                request.tickers().isEmpty() ? "" : " for " + request.tickers(),
                request.to(),
                request.asOf(),
                there.isEmpty() ? "no vendor yet" : String.join(", ", there)));
  }
}
