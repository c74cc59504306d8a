package io.tidemark.runner;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;

import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.api.JobSettings;
import io.tidemark.api.features.BuildFeaturesRequest;
import io.tidemark.api.features.PublishRequest;
import io.tidemark.api.features.ReportRequest;
import io.tidemark.api.learning.TrainRequest;
import io.tidemark.api.market.FetchRequest;
import io.tidemark.api.market.ImportRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.api.market.MarketScope;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.api.regimes.LabelRegimesRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.files.FileContent;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.learning.FeatureTable;
import io.tidemark.core.table.learning.RegimeLabelsTable;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.lake.Lake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Runs all steps on one lake in order, with the requests that the workflow would make. */
final class WholePipeline {
  private static final String SET = "equity-daily";
  private static final String LABEL = "fwd_5d";
  private static final int FOLDS = 2;
  private static final long SEED = 7;

  private final JobSettings settings;
  private final List<String> vendors;
  private final String macro;
  private final List<String> tickers;
  private final LocalDate from;
  private final LocalDate to;
  private Instant asOf;

  WholePipeline(
      Path lake,
      List<String> vendors,
      String macro,
      List<String> tickers,
      LocalDate from,
      LocalDate to) {
    this.settings = new JobSettings(lake.toString(), "local[2]", "");
    this.vendors = vendors;
    this.macro = macro;
    this.tickers = tickers;
    this.from = from;
    this.to = to;
  }

  /**
   * Deletes the ledger, as if each step had been killed between its last commit and the record of
   * its result.
   */
  void forgetWhatIsDone() throws IOException {
    FileUtils.deleteDirectory(Path.of(settings.lake(), "_runs").toFile());
  }

  /** The number of rows of every table and a checksum of its content. */
  Map<String, String> fingerprints(SparkSession spark) throws IOException {
    Map<String, String> prints = new TreeMap<>();
    Path lake = Path.of(settings.lake());
    try (Stream<Path> folders = Files.walk(lake)) {
      for (Path log : folders.filter(path -> path.endsWith("_delta_log")).toList()) {
        Row print =
            spark
                .read()
                .format("delta")
                .load(log.getParent().toString())
                .selectExpr("count(*)", "sum(cast(xxhash64(*) as decimal(38, 0)))")
                .head();
        prints.put(lake.relativize(log.getParent()).toString(), print.toString());
      }
    }
    return prints;
  }

  /** The results of the steps. */
  record Outcome(
      LandRequest.Result landed,
      ReconcileRequest.Result reconciled,
      BuildFeaturesRequest.Result built,
      LabelRegimesRequest.Result regimes,
      TrainRequest.Result training,
      PublishRequest.Result published,
      ReportRequest.Result report) {}

  LandRequest.Result importFiles(
      FileContent kind, String source, String knownAt, List<String> files) {
    return step(
        new ImportRequest(new RunKey("import/" + source), kind, source, files, knownAt, Map.of()));
  }

  /** Fetches from live vendors and runs all following steps. */
  Outcome fetchAndRun() {
    RunKey run = new RunKey("run");
    FetchRequest.Result fetched =
        step(new FetchRequest(run.step("fetch"), vendors, macro, tickers, from, to));
    LandRequest.Result landed = step(new LandRequest(run.step("land"), run.step("fetch")));
    return runOn(run, fetched, landed);
  }

  /** Runs on imported data. */
  Outcome run() {
    return runOn(
        new RunKey("run"),
        new FetchRequest.Result(0, 0, List.of()),
        new LandRequest.Result(0, 0, 0, 0, 0, Map.of()));
  }

  private Outcome runOn(RunKey run, FetchRequest.Result fetched, LandRequest.Result landed) {
    asOf = asOf == null ? Instant.now() : asOf;
    MarketScope scope = new MarketScope(vendors, tickers, from, to, asOf);
    ReconcileRequest.Result reconciled = step(new ReconcileRequest(run.step("reconcile"), scope));
    BuildFeaturesRequest.Result built =
        step(
            new BuildFeaturesRequest(
                run.step("build"), SET, scope, "", reconciled.pricesVersion()));
    LabelRegimesRequest.Result regimes =
        step(new LabelRegimesRequest(run.step("label"), scope, macro, reconciled.pricesVersion()));
    TrainRequest.Result training =
        step(
            new TrainRequest(
                run.step("train"),
                SET,
                built.definitionHash(),
                built.version(),
                LABEL,
                regimes.model(),
                regimes.version(),
                scope,
                FOLDS,
                SEED,
                "test"));
    PublishRequest.Result published =
        step(
            new PublishRequest(
                run.step("publish"),
                reconciled,
                built,
                regimes,
                training,
                SET,
                LABEL,
                scope,
                SEED));
    ReportRequest.Result report =
        step(
            new ReportRequest(
                run.step("report"),
                "A test",
                fetched,
                landed,
                reconciled,
                built,
                regimes,
                training,
                published,
                vendors,
                from,
                to));
    return new Outcome(landed, reconciled, built, regimes, training, published, report);
  }

  /** The features, reconciled prices and regime labels of the sessions up to a date. */
  List<String> sightUpTo(LocalDate last, SparkSession spark) {
    FeatureSet set = FeatureSet.load(SET);
    Table features = FeatureTable.of(set);
    Lake lake = new Lake(spark, settings.lake());
    return Stream.of(
            lake.asOf(features, Instant.now()).drop(set.labelNames().toArray(String[]::new)),
            firstTold(lake.history(PricesTable.TABLE, Instant.now())),
            lake.asOf(RegimeLabelsTable.TABLE, Instant.now()).drop("model"))
        .map(rows -> rows.where(col("date").leq(lit(last))).drop(Table.KNOWN_AT, Table.RUN_KEY))
        .flatMap(rows -> rows.toJSON().collectAsList().stream())
        .sorted()
        .toList();
  }

  /** The first versions only, because later years may add restatements. */
  private static Dataset<Row> firstTold(Dataset<Row> prices) {
    return prices
        .groupBy("ticker", "date")
        .agg(
            min_by(
                    struct("close", "volume", "split_ratio", "cash_dividend", "vendor", "status"),
                    col(Table.KNOWN_AT))
                .as("first"));
  }

  @SuppressWarnings("resource") // closing it would close the session that all tests share
  private <R extends JobResult> R step(JobRequest<R> request) {
    return new SparkJobRunner().run(request, settings, progress -> {});
  }
}
