package io.tidemark.features.sample;

import io.tidemark.api.features.BuildFeaturesRequest;
import io.tidemark.api.features.PublishRequest;
import io.tidemark.api.features.ReportRequest;
import io.tidemark.api.learning.TrainRequest;
import io.tidemark.api.learning.TrainRequest.LearnerScore;
import io.tidemark.api.learning.TrainRequest.Model;
import io.tidemark.api.learning.TrainRequest.Score;
import io.tidemark.api.market.FetchRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.api.market.MarketScope;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.api.regimes.LabelRegimesRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.Sha256;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.learning.ContributionsTable;
import io.tidemark.core.table.learning.DailyScoresTable;
import io.tidemark.core.table.learning.FeatureTable;
import io.tidemark.core.table.learning.RegimeLabelsTable;
import io.tidemark.core.table.learning.ScoresTable;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.core.table.ops.QuarantineTable;
import io.tidemark.core.table.ops.ReconciliationTable;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.lake.Lake;
import io.tidemark.lake.TableSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The lake after the training step of a run: a made market of random walks in three regimes,
 * features of which some predict the label, and the requests of the next steps.
 */
public final class SampleRun {
  public static final List<String> VENDORS = List.of("north", "south");
  public static final List<String> REGIMES = List.of("calm", "choppy", "stressed");
  public static final String MODEL = "hmm-3-5f1e0a77";
  public static final Instant AS_OF = Instant.parse("2024-06-01T00:00:00Z");

  private final Lake lake;
  private final String run;
  private final int tickers;
  private final List<LocalDate> sessions;
  private final FeatureSet set;
  private final String definition;
  private final SampleRows rows;

  /**
   * @param run name of the run
   * @param definition path of the feature set's file, or a shipped set's name
   */
  public SampleRun(
      Lake lake, String run, String definition, int tickers, LocalDate from, LocalDate to) {
    this.lake = lake;
    this.run = run;
    this.tickers = tickers;
    this.sessions = TradingCalendar.XNYS.sessions(from, to);
    this.definition = definition;
    this.set = FeatureSet.load(definition);
    this.rows = new SampleRows(key("train").value(), set, tickers, sessions);
  }

  /** Writes all tables and returns a publish request with the given scores. */
  public PublishRequest trained(List<Score> scores) {
    long prices = append(PricesTable.TABLE, rows.prices(), "reconcile");
    append(ReconciliationTable.TABLE, rows.disagreements(), "reconcile");
    append(QuarantineTable.TABLE, rows.refused(), "land");
    Table table = FeatureTable.of(set);
    long features = append(table, rows.features(), "build");
    long labels = append(RegimeLabelsTable.TABLE, rows.labels(), "label");
    long daily = append(ScoresTable.TABLE, rows.daily(), "train");
    Map<String, Long> counts = new LinkedHashMap<>();
    rows.regimes().forEach(r -> counts.merge(r, 1L, Long::sum));
    long all = (long) tickers * sessions.size();
    return new PublishRequest(
        key("publish"),
        new ReconcileRequest.Result(tickers, 39_870, 610, 52, 4, 40_532, 0, 0, prices),
        new BuildFeaturesRequest.Result(
            set.name(), set.definitionHash(), tickers, all, all, features, prices),
        new LabelRegimesRequest.Result(
            MODEL,
            List.of("return", "volatility", "credit"),
            counts,
            List.of(
                "series BAA10Y was not known before 2016-03-01; market inputs alone until then"),
            1,
            labels,
            List.of(
                new LabelRegimesRequest.Refit(
                    LocalDate.of(2017, 1, 3), "stressed", "volatility", -0.4))),
        new TrainRequest.Result(
            "ridge",
            "xgboost",
            scores,
            models(),
            "8c1f",
            "http://localhost:5000/#/experiments/1/runs/8c1f",
            daily,
            learners(),
            ScoresTable.TABLE.name(),
            Map.of(ContributionsTable.TABLE.name(), 3L)),
        definition,
        set.labelNames().get(0),
        new MarketScope(
            VENDORS, List.of(), sessions.get(0), sessions.get(sessions.size() - 1), AS_OF),
        7);
  }

  /**
   * The same request for a training with one challenger, whose scores are in {@code
   * learning.daily_scores}: one day, on which the challenger is far ahead.
   */
  public PublishRequest ofOneChallenger(PublishRequest r) {
    Row day =
        SampleRows.row(
            key("train").value(),
            Date.valueOf(sessions.get(20)),
            1,
            rows.regimes().get(20),
            (long) tickers,
            0.9,
            0.1);
    long version = append(DailyScoresTable.TABLE, List.of(day), "train-alone");
    TrainRequest.Result t = r.training();
    TrainRequest.Result alone =
        new TrainRequest.Result(
            t.baseline(), "boosted", t.scores(), t.models(), t.mlflowRun(), t.mlflowUrl(), version);
    return new PublishRequest(
        r.runKey(),
        r.prices(),
        r.build(),
        r.regimes(),
        alone,
        r.featureSet(),
        r.label(),
        new MarketScope(r.vendors(), r.tickers(), r.from(), r.to(), r.asOf()),
        r.seed());
  }

  /** The report request for the published version. */
  public ReportRequest report(
      PublishRequest trained, PublishRequest.Result published, FetchRequest.Result fetched) {
    LandRequest.Result landed =
        fetched == null ? null : new LandRequest.Result(81_240, 80_990, 212, 3_120, 6, Map.of());
    return new ReportRequest(
        key("report"),
        "Forty shares, two vendors",
        fetched,
        landed,
        trained.prices(),
        trained.build(),
        trained.regimes(),
        trained.training(),
        published,
        VENDORS,
        trained.from(),
        trained.to());
  }

  /** A score whose interval extends by {@code width} to both sides. */
  public static Score score(String regime, long days, double ours, double theirs, double width) {
    double difference = ours - theirs;
    return new Score(
        regime,
        days,
        ours,
        theirs,
        difference,
        difference - width,
        difference + width,
        difference > width);
  }

  private RunKey key(String step) {
    return new RunKey(run).step(step);
  }

  private static List<LearnerScore> learners() {
    List<LearnerScore> scores = new ArrayList<>();
    for (String regime : List.of("all", "calm", "choppy", "stressed")) {
      scores.add(new LearnerScore("ridge", regime, "rank_ic", 60, 0.02, 0, 0, 0));
      scores.add(new LearnerScore("xgboost", regime, "rank_ic", 60, 0.031, 0.011, -0.01, 0.032));
    }
    return scores;
  }

  private List<Model> models() {
    List<Model> models = new ArrayList<>();
    for (int r = 0; r < REGIMES.size(); r++) {
      String path = "models/" + run + "/" + REGIMES.get(r) + ".json";
      models.add(
          new Model(
              REGIMES.get(r),
              r == 2 ? "xgboost" : "ridge",
              path,
              Sha256.of(write(path, "{\"run\":\"" + run + "\",\"regime\":" + r + "}")),
              set.featureNames(),
              rows.importances(r),
              20_000L / (r + 1)));
    }
    return models;
  }

  private String write(String path, String text) {
    Path file = lake.folder().resolve(path);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long append(Table table, List<Row> rows, String step) {
    StructField[] fields = TableSchema.of(table).fields();
    StructType own = new StructType(Arrays.copyOf(fields, fields.length - 3));
    StructType clocked = own.add(fields[fields.length - 3]).add(fields[fields.length - 2]);
    Timestamp known = Timestamp.from(AS_OF.minusSeconds(60));
    List<Row> stamped =
        rows.stream()
            .map(
                row -> {
                  Object[] values = Arrays.copyOf(values(row), own.size() + 2);
                  values[own.size()] = known;
                  values[own.size() + 1] = known;
                  return RowFactory.create(values);
                })
            .toList();
    Dataset<Row> data = lake.spark().createDataFrame(stamped, clocked);
    return lake.append(table, data, key(step)).version();
  }

  private static Object[] values(Row row) {
    Object[] values = new Object[row.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i);
    }
    return values;
  }
}
