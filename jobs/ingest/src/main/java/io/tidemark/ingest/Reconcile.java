package io.tidemark.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.TaskGroup;
import io.tidemark.core.UserFault;
import io.tidemark.core.market.VendorCatalog;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.market.ActionsTable;
import io.tidemark.core.table.market.DailyBarsTable;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.core.table.ops.DisputesTable;
import io.tidemark.core.table.ops.QuarantineTable;
import io.tidemark.core.table.ops.ReconciliationTable;
import io.tidemark.ingest.fetch.VendorNames;
import io.tidemark.ingest.quarantine.ReviewDecisions;
import io.tidemark.ingest.reconcile.AgreementTally;
import io.tidemark.ingest.reconcile.ReconciliationRows;
import io.tidemark.ingest.reconcile.ReconciliationTables;
import io.tidemark.ingest.screen.PlausibilityChecks;
import io.tidemark.ingest.summaries.SummaryTolerance;
import io.tidemark.ingest.summaries.VendorCountCheck;
import io.tidemark.lake.Lake;
import io.tidemark.lake.Lake.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Reconciles the vendors' bars and corporate actions to one price history, after checking the bars
 * against the vendors' own counts. The decision for a day uses all earlier days in the lake,
 * whatever range is requested, so a different range never changes a price. Only the requested days
 * are written, and disputes that overlap them are written as a whole.
 */
public final class Reconcile {
  /** Tickers have histories of different lengths; several partitions per core balance the load. */
  private static final int PIECES_A_CORE = 4;

  private final Lake lake;

  public Reconcile(Lake lake) {
    this.lake = lake;
  }

  /**
   * Reconciles the data known by the request's {@code asOf}.
   *
   * @param stage receives the name of each stage when it begins
   * @throws UserFault if one of the vendors is neither live nor imported, or the lake has no bars
   *     of any of them
   */
  public ReconcileRequest.Result run(ReconcileRequest request, Consumer<String> stage) {
    new VendorNames(lake, VendorCatalog::isLive).requirePrices(request.vendors());
    long barsVersion = lake.version(DailyBarsTable.TABLE);
    long actionsVersion = lake.version(ActionsTable.TABLE);
    stage.accept("reconciling " + String.join(", ", request.vendors()));
    String sources = String.join("+", request.vendors());
    VendorCountCheck counts = new VendorCountCheck(lake, request, SummaryTolerance.DEFAULT);
    counts.check(barsVersion);
    Dataset<Row> bars = facts(DailyBarsTable.TABLE, barsVersion, request);
    Dataset<Row> verdicts =
        ReconciliationRows.of(
                bars,
                facts(ActionsTable.TABLE, actionsVersion, request),
                request.vendors(),
                new PlausibilityChecks(ReviewDecisions.onBars(lake, request.asOf()), counts.off()),
                new ReconciliationRows.Span(request.from(), request.to()),
                PIECES_A_CORE * lake.spark().sparkContext().defaultParallelism())
            .persist(StorageLevel.MEMORY_AND_DISK_SER());
    try {
      AgreementTally tally = AgreementTally.of(verdicts);
      if (tally.seen() == 0) {
        throw nothingToReconcile(request);
      }
      stage.accept("writing prices, disagreements and their causes");
      Written prices = write(request, sources, verdicts, bars, tally);
      return new ReconcileRequest.Result(
          (int) tally.priced(),
          tally.agreed(),
          tally.single(),
          tally.disputed(),
          tally.held(),
          prices.rows(),
          barsVersion,
          actionsVersion,
          prices.version(),
          ReconciliationTables.halts(verdicts));
    } finally {
      verdicts.unpersist();
    }
  }

  /**
   * Writes each table under its own key, all in parallel, because planning takes longer than
   * writing.
   */
  private Written write(
      ReconcileRequest request,
      String sources,
      Dataset<Row> verdicts,
      Dataset<Row> bars,
      AgreementTally tally) {
    RunKey key = request.runKey();
    Instant asOf = request.asOf();
    List<Callable<Written>> parts = new ArrayList<>();
    parts.add(
        () ->
            lake.append(
                PricesTable.TABLE,
                ReconciliationTables.prices(verdicts, sources),
                key.step("prices"),
                asOf));
    parts.add(
        () ->
            lake.append(
                DisputesTable.TABLE,
                ReconciliationTables.disputes(
                        verdicts, sources, disputesBefore(request, sources), request.from(), asOf)
                    .localCheckpoint(),
                key.step("disputes")));
    parts.add(
        () ->
            lake.append(
                ReconciliationTable.TABLE,
                ReconciliationTables.disagreements(verdicts, sources),
                key.step("reconciliation"),
                asOf));
    if (tally.firstLook() != null) {
      parts.add(
          () ->
              lake.append(
                  QuarantineTable.TABLE,
                  ReconciliationTables.quarantine(
                          verdicts,
                          bars.where(
                              col("date").between(lit(tally.firstLook()), lit(tally.lastLook()))))
                      .localCheckpoint(),
                  key.step("quarantine"),
                  asOf));
    }
    try (TaskGroup crew = new TaskGroup("reconciling", parts.size())) {
      return crew.all(parts).get(0);
    }
  }

  /** Cached, because the rows are few and are used several times. */
  private Dataset<Row> disputesBefore(ReconcileRequest request, String sources) {
    Dataset<Row> before =
        lake.asOf(DisputesTable.TABLE, request.asOf())
            .where(col("sources").equalTo(sources))
            .where(ofTickers(request))
            .where(col("date").leq(lit(request.to())));
    return lake.spark().createDataFrame(before.collectAsList(), before.schema());
  }

  private Dataset<Row> facts(Table table, long version, ReconcileRequest request) {
    return lake.history(table, version, request.asOf())
        .where(col("vendor").isin(request.vendors().toArray()))
        .where(ofTickers(request))
        .where(col("date").leq(lit(request.to())));
  }

  private static Column ofTickers(ReconcileRequest request) {
    return request.tickers().isEmpty()
        ? lit(true)
        : col("ticker").isin(request.tickers().toArray());
  }

  private UserFault nothingToReconcile(ReconcileRequest request) {
    List<String> there =
        lake.history(DailyBarsTable.TABLE, request.asOf())
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
