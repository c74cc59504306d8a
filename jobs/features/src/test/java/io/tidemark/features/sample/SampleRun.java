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
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.api.regimes.LabelRegimesRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.Sha256;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.market.Universe;
import io.tidemark.core.table.Table;
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
import java.util.Random;
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

  private static final String SOURCES = String.join("+", VENDORS);

  private final Lake lake;
  private final String run;
  private final int tickers;
  private final List<LocalDate> sessions;
  private final String[] regimes;
  private final FeatureSet set;
  private final String definition;
  private final Random random = new Random(7);

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
    this.regimes = regimes();
  }

  /** Writes all tables and returns a publish request with the given scores. */
  public PublishRequest trained(List<Score> scores) {
    long prices = append(PricesTable.TABLE, prices(), "reconcile");
    append(ReconciliationTable.TABLE, disagreements(), "reconcile");
    append(QuarantineTable.TABLE, refused(), "land");
    Table table =
        FeatureTable.of(set.name(), set.definitionHash(), set.featureNames(), set.labelNames());
    long features = append(table, features(), "build");
    long labels = append(RegimeLabelsTable.TABLE, labels(), "label");
    long daily = append(ScoresTable.TABLE, daily(), "train");
    Map<String, Long> counts = new LinkedHashMap<>();
    Arrays.stream(regimes).forEach(r -> counts.merge(r, 1L, Long::sum));
    long rows = (long) tickers * sessions.size();
    return new PublishRequest(
        key("publish"),
        new ReconcileRequest.Result(tickers, 39_870, 610, 52, 4, 40_532, 0, 0, prices),
        new BuildFeaturesRequest.Result(
            set.name(), set.definitionHash(), tickers, rows, rows, features, prices),
        new LabelRegimesRequest.Result(
            MODEL,
            List.of("return", "volatility", "credit"),
            counts,
            List.of(
                "series BAA10Y was not known before 2016-03-01; market inputs alone until then"),
            1,
            labels),
        new TrainRequest.Result(
            "ridge",
            "xgboost",
            scores,
            models(),
            "8c1f",
            "http://localhost:5000/#/experiments/1/runs/8c1f",
            daily,
            learners(),
            ScoresTable.TABLE.name()),
        definition,
        set.labelNames().get(0),
        VENDORS,
        List.of(),
        sessions.get(0),
        sessions.get(sessions.size() - 1),
        AS_OF,
        7);
  }

  /**
   * The same request for a training with one challenger, whose scores are in {@code
   * learning.daily_scores}: one day, on which the challenger is far ahead.
   */
  public PublishRequest ofOneChallenger(PublishRequest r) {
    Row day =
        row(
            key("train").value(),
            Date.valueOf(sessions.get(20)),
            1,
            regimes[20],
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
        r.vendors(),
        r.tickers(),
        r.from(),
        r.to(),
        r.asOf(),
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

  private String[] regimes() {
    String[] regimes = new String[sessions.size()];
    int now = 0;
    for (int i = 0; i < regimes.length; i++) {
      if (random.nextDouble() < 0.012) {
        now = now == 1 ? 2 * random.nextInt(2) : 1;
      }
      regimes[i] = REGIMES.get(now);
    }
    return regimes;
  }

  private int regime(int session) {
    return REGIMES.indexOf(regimes[session]);
  }

  private List<Row> prices() {
    List<Row> rows = new ArrayList<>();
    double[] close = new double[tickers];
    Arrays.fill(close, 50);
    for (int s = 0; s < sessions.size(); s++) {
      double common = (0.0007 - 0.0006 * regime(s)) + market(s) * random.nextGaussian();
      for (int t = 0; t < tickers; t++) {
        boolean splits = s > 0 && s % 400 == 0 && t == 0;
        close[t] *= Math.exp(common + 0.01 * random.nextGaussian()) / (splits ? 2 : 1);
        double c = close[t];
        rows.add(
            row(
                SOURCES,
                ticker(t),
                Date.valueOf(sessions.get(s)),
                c,
                c * 1.01,
                c * .99,
                c,
                1e6,
                null,
                splits ? 2.0 : 1.0,
                0.0,
                VENDORS.get(0),
                "agreed"));
      }
    }
    return rows;
  }

  private double market(int session) {
    return 0.005 + 0.006 * regime(session);
  }

  private List<Row> features() {
    int width = set.featureNames().size();
    List<Row> rows = new ArrayList<>();
    for (LocalDate session : sessions) {
      for (int t = 0; t < tickers; t++) {
        Object[] values = new Object[4 + width + set.labelNames().size()];
        values[0] = SOURCES;
        values[1] = Universe.id(List.of());
        values[2] = ticker(t);
        values[3] = Date.valueOf(session);
        double label = random.nextGaussian();
        for (int f = 0; f < width; f++) {
          // the second feature is the first one in a different unit
          values[4 + f] =
              f == 1 ? 100 * (double) values[4] + 1 : label / (f + 2) + random.nextGaussian();
        }
        Arrays.fill(values, 4 + width, values.length, label);
        rows.add(row(values));
      }
    }
    return rows;
  }

  private List<Row> labels() {
    List<Row> rows = new ArrayList<>();
    double[] belief = {1, 0, 0};
    for (int s = 0; s < sessions.size(); s++) {
      double sum = 0;
      for (int r = 0; r < belief.length; r++) {
        double pull = r == regime(s) ? 1 : 0;
        belief[r] = 0.85 * belief[r] + 0.15 * Math.max(0, pull + 0.25 * random.nextGaussian());
        sum += belief[r];
      }
      for (int r = 0; r < belief.length; r++) {
        belief[r] /= sum;
      }
      rows.add(
          row(
              MODEL,
              Date.valueOf(sessions.get(s)),
              regimes[s],
              REGIMES.toArray(),
              new Object[] {belief[0], belief[1], belief[2]}));
    }
    return rows;
  }

  private List<Row> daily() {
    List<Row> rows = new ArrayList<>();
    int first = sessions.size() / 3;
    for (int s = first; s < sessions.size(); s++) {
      double base = 0.018 + 0.11 * random.nextGaussian();
      double gain = 0.004 + 0.014 * regime(s) + 0.06 * random.nextGaussian();
      int fold = 1 + 5 * (s - first) / (sessions.size() - first);
      rows.add(score(s, fold, "ridge", base));
      rows.add(score(s, fold, "xgboost", base + gain));
    }
    return rows;
  }

  private Row score(int session, int fold, String learner, double rankIc) {
    return row(
        key("train").value(),
        Date.valueOf(sessions.get(session)),
        fold,
        regimes[session],
        (long) tickers,
        learner,
        "rank_ic",
        rankIc);
  }

  private static List<LearnerScore> learners() {
    List<LearnerScore> scores = new ArrayList<>();
    for (String regime : List.of("all", "calm", "choppy", "stressed")) {
      scores.add(new LearnerScore("ridge", regime, "rank_ic", 60, 0.02, 0, 0, 0));
      scores.add(new LearnerScore("xgboost", regime, "rank_ic", 60, 0.031, 0.011, -0.01, 0.032));
    }
    return scores;
  }

  private List<Row> refused() {
    String[] rules = {"high_below_low", "not_a_session", "volume_negative"};
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      int rule = i < 3 ? 0 : i < 5 ? 1 : 2;
      rows.add(
          row(
              "row-" + i,
              "bars",
              VENDORS.get(i % 2),
              i == 0 ? "<b>A&A</b>" : ticker(i),
              "2017-03-0" + (i + 1),
              "{\"ticker\":\"" + ticker(i) + "\",\"n\":" + i + "}",
              "{}",
              "refused",
              new Object[] {rules[rule]},
              new Object[] {"value %d broke %s".formatted(i, rules[rule])},
              "{}",
              "http://127.0.0.1:40123/tiingo/daily/" + ticker(i) + "/prices#" + i,
              "cafe"));
    }
    return rows;
  }

  private List<Row> disagreements() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String field = i < 5 ? "close" : i < 7 ? "volume" : "split";
      rows.add(
          row(
              SOURCES,
              ticker(i),
              Date.valueOf(sessions.get(i)),
              field,
              "{\"north\":%s,\"south\":%s}".formatted(50.0 + i, 50.0 + 3 * i + 0.25),
              i == 4 ? "" : "north",
              i == 4 ? "neither fits the day before" : "nearer to the day before and after"));
    }
    return rows;
  }

  private List<Model> models() {
    List<Model> models = new ArrayList<>();
    for (int r = 0; r < REGIMES.size(); r++) {
      double[] weights = new double[set.featureNames().size()];
      double sum = 0;
      for (int f = 0; f < weights.length; f++) {
        weights[f] = Math.exp(-0.22 * ((f + 5 * r) % weights.length)) * (0.7 + random.nextDouble());
        sum += weights[f];
      }
      double all = sum;
      String path = "models/" + run + "/" + REGIMES.get(r) + ".json";
      models.add(
          new Model(
              REGIMES.get(r),
              r == 2 ? "xgboost" : "ridge",
              path,
              Sha256.of(write(path, "{\"run\":\"" + run + "\",\"regime\":" + r + "}")),
              set.featureNames(),
              Arrays.stream(weights).mapToObj(w -> w / all).toList(),
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

  private static String ticker(int t) {
    return "TK%02d".formatted(t);
  }

  private static Row row(Object... values) {
    return RowFactory.create(values);
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
