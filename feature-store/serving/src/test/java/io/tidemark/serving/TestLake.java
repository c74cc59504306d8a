package io.tidemark.serving;

import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.registry.Manifest;
import io.tidemark.core.registry.Manifest.ModelRef;
import io.tidemark.core.registry.RegimePolicy;
import io.tidemark.core.registry.Registry;
import io.tidemark.views.LakeFixture;
import io.tidemark.views.delta.DeltaFixture;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A small lake with the served tables and a registry.
 *
 * <p>{@link #fill} writes one week of 2024: AAA splits 2 for 1 on Wednesday and has a dividend of 1
 * USD with ex-date Thursday; its Tuesday is restated on Thursday. Each row is known an hour after
 * its session's close.
 */
public final class TestLake {
  public static final String SET = "equity-daily";
  public static final Instant FRIDAY_NIGHT = Instant.parse("2024-01-12T23:00:00Z");

  /** The definition of the features; the values that {@link #fill} writes are unrelated numbers. */
  public static final FeatureSet DEFINITION =
      FeatureSet.parse(
          SET,
          """
          set: equity-daily
          entity: ticker
          calendar: XNYS
          sources: { px: market.prices }
          features:
            momentum: px.close / ref(px.close, 1)
            volatility: px.high / px.low
          labels:
            fwd_5d: ref(px.close, -5) / px.close - 1
          """);

  private static final String SOURCES = "alpha+beta";
  private static final String FEATURES = "features.equity_daily_0a1b2c3d";

  private static final StructType PRICES_SCHEMA =
      new StructType()
          .add("sources", StringType.STRING)
          .add("ticker", StringType.STRING)
          .add("date", DateType.DATE)
          .add("open", DoubleType.DOUBLE)
          .add("high", DoubleType.DOUBLE)
          .add("low", DoubleType.DOUBLE)
          .add("close", DoubleType.DOUBLE)
          .add("volume", DoubleType.DOUBLE)
          .add("split_ratio", DoubleType.DOUBLE)
          .add("cash_dividend", DoubleType.DOUBLE)
          .add("status", StringType.STRING)
          .add("vendor", StringType.STRING)
          .add("run_key", StringType.STRING)
          .add("known_at", TimestampType.TIMESTAMP);
  private static final StructType REGIMES_SCHEMA =
      new StructType()
          .add("model", StringType.STRING)
          .add("date", DateType.DATE)
          .add("regime", StringType.STRING)
          .add("names", new ArrayType(StringType.STRING, true))
          .add("probabilities", new ArrayType(DoubleType.DOUBLE, true))
          .add("known_at", TimestampType.TIMESTAMP);
  private static final StructType FEATURES_SCHEMA =
      new StructType()
          .add("sources", StringType.STRING)
          .add("universe", StringType.STRING)
          .add("ticker", StringType.STRING)
          .add("date", DateType.DATE)
          .add("momentum", DoubleType.DOUBLE)
          .add("volatility", DoubleType.DOUBLE)
          .add("fwd_5d", DoubleType.DOUBLE)
          .add("known_at", TimestampType.TIMESTAMP);

  private static final StructType CONTRIBUTIONS_SCHEMA =
      new StructType()
          .add("model", StringType.STRING)
          .add("ticker", StringType.STRING)
          .add("date", DateType.DATE)
          .add("run", StringType.STRING)
          .add("learner", StringType.STRING)
          .add("regime", StringType.STRING)
          .add("sample", StringType.STRING)
          .add("features", new ArrayType(StringType.STRING, true))
          .add("contributions", new ArrayType(DoubleType.DOUBLE, true))
          .add("base", DoubleType.DOUBLE)
          .add("prediction", DoubleType.DOUBLE)
          .add("known_at", TimestampType.TIMESTAMP);

  private final Path root;
  private final Registry registry;
  private List<ModelRef> models = List.of();
  private final Map<String, Long> versions = new HashMap<>();

  public TestLake(Path root) {
    this.root = root;
    this.registry = new Registry(root);
  }

  public Path root() {
    return root;
  }

  public Registry registry() {
    return registry;
  }

  /** Writes the week that the tests use. */
  public TestLake fill() {
    prices(
        price("AAA", "2024-01-08", 100, 1, 0),
        price("AAA", "2024-01-09", 102, 1, 0),
        price("AAA", "2024-01-10", 50, 2, 0),
        price("AAA", "2024-01-11", 49, 1, 1),
        price("AAA", "2024-01-12", 51, 1, 0),
        price("BBB", "2024-01-11", 20, 1, 0),
        price("BBB", "2024-01-12", Double.NaN, 1, 0),
        with(price("AAA", "2024-01-12", 77, 1, 0), 0, "gamma"));
    prices(knownAt(price("AAA", "2024-01-09", 104, 1, 0), "2024-01-11T12:00:00Z"));
    regimes(
        regime("hmm-1", "2024-01-08", "calm", 0.9),
        regime("hmm-1", "2024-01-11", "calm", 0.6),
        regime("hmm-1", "2024-01-12", "stress", 0.2),
        regime("hmm-2", "2024-01-12", "calm", 1.0));
    features(
        feature("AAA", "2024-01-11", 0.1, 0.2),
        feature("CCC", "2024-01-11", 0.3, 0.4),
        feature("AAA", "2024-01-12", 0.5, 0.6),
        feature("BBB", "2024-01-12", Double.NaN, 0.7),
        with(feature("DDD", "2024-01-15", 9, 9), 0, "gamma"));
    return this;
  }

  public void prices(List<?>... rows) {
    append("market.prices", PRICES_SCHEMA, rows);
  }

  public void regimes(List<?>... rows) {
    append("regimes.labels", REGIMES_SCHEMA, rows);
  }

  public void features(List<?>... rows) {
    append(FEATURES, FEATURES_SCHEMA, rows);
  }

  /** Rows of a table that can also withdraw rows: {@link #standing} and {@link #withdrawn}. */
  public void builds(List<?>... rows) {
    append(FEATURES, FEATURES_SCHEMA.add("withdrawn", TimestampType.TIMESTAMP), rows);
  }

  public void contributions(List<?>... rows) {
    append("learning.contributions", CONTRIBUTIONS_SCHEMA, rows);
  }

  /** What is published from now on has a model of calm and one of stress. */
  public TestLake withModels() {
    List<String> features = List.of("momentum", "volatility");
    models =
        List.of(
            new ModelRef("calm", "ridge", model("calm"), "c0ffee", features, ""),
            new ModelRef("stress", "xgboost", model("stress"), "5ca1ab1e", features, "mlflow-7"));
    return this;
  }

  /** The path of a regime's model. */
  public static String model(String regime) {
    return "models/run-0/train/" + regime;
  }

  /** The other tables of the lake. */
  public LakeFixture others() {
    return new LakeFixture(root);
  }

  /** Publishes the present tables and serves them. */
  public Manifest publish(Instant asOf) {
    return publish(SET, asOf);
  }

  /** Publishes the present tables under a set's name and serves them. */
  public Manifest publish(String set, Instant asOf) {
    Manifest published = record(set, asOf, versions);
    registry.serve(set, published.version());
    return published;
  }

  /** Publishes versions of tables that the caller may change, and serves nothing. */
  public Manifest publish(Instant asOf, Consumer<Map<String, Long>> change) {
    Map<String, Long> tables = new HashMap<>(versions);
    change.accept(tables);
    return record(SET, asOf, tables);
  }

  private Manifest record(String set, Instant asOf, Map<String, Long> tables) {
    String runKey = "run-" + registry.versions(set).size();
    return registry.publish(
        set, runKey, "0a1b2c3d4e5f", id -> manifest(set, id, asOf, tables, runKey));
  }

  private Manifest manifest(
      String set, String version, Instant asOf, Map<String, Long> tables, String runKey) {
    return new Manifest(
        set,
        version,
        DEFINITION.text(),
        DEFINITION.definitionHash(),
        List.of("momentum", "volatility"),
        Map.copyOf(tables),
        List.of("alpha", "beta"),
        List.of(),
        LocalDate.parse("2024-01-01"),
        LocalDate.parse("2024-12-31"),
        "hmm-1",
        new RegimePolicy(
            Map.of("calm", List.of("momentum"), "stress", List.of("volatility")),
            List.of("momentum", "volatility")),
        models,
        asOf,
        "0.1.0",
        42,
        asOf.plusSeconds(60),
        runKey);
  }

  /**
   * A row of prices with a high and a low one dollar from its close, and a volume of 1000 shares.
   */
  public static List<?> price(
      String ticker, String date, double close, double splitRatio, double dividend) {
    return List.of(
        SOURCES,
        ticker,
        LocalDate.parse(date),
        close,
        close + 1,
        close - 1,
        close,
        1000.0,
        splitRatio,
        dividend,
        "agreed",
        "alpha",
        "run",
        hourAfterClose(date));
  }

  public static List<?> regime(String model, String date, String regime, double calm) {
    return List.of(
        model,
        LocalDate.parse(date),
        regime,
        List.of("calm", "stress"),
        List.of(calm, 1 - calm),
        hourAfterClose(date));
  }

  public static List<?> feature(String ticker, String date, double momentum, double volatility) {
    return List.of(
        SOURCES,
        "all",
        ticker,
        LocalDate.parse(date),
        momentum,
        volatility,
        Double.NaN,
        hourAfterClose(date));
  }

  /** What the regime's model made of a day out of sample, from a base of 0.125. */
  public static List<?> contribution(
      String regime, String ticker, String date, double momentum, double volatility) {
    return List.of(
        model(regime),
        ticker,
        LocalDate.parse(date),
        "run-0/train",
        "xgboost-per-regime",
        regime,
        "out",
        List.of("momentum", "volatility"),
        List.of(momentum, volatility),
        0.125,
        momentum + volatility + 0.125,
        FRIDAY_NIGHT);
  }

  /** A row of a table that can also withdraw rows; it stands. */
  public static List<?> standing(List<?> feature) {
    List<Object> row = new ArrayList<>(feature);
    row.add(null);
    return row;
  }

  /** The version that says from a time on that there is no such row. */
  public static List<?> withdrawn(String ticker, String date, String instant) {
    List<?> row = standing(knownAt(feature(ticker, date, Double.NaN, Double.NaN), instant));
    return with(row, row.size() - 1, Instant.parse(instant));
  }

  /** The row with a later or earlier knowledge time. */
  public static List<?> knownAt(List<?> row, String instant) {
    return with(row, row.size() - 1, Instant.parse(instant));
  }

  private static List<?> with(List<?> row, int column, Object value) {
    Object[] changed = row.toArray();
    changed[column] = value;
    return Arrays.asList(changed);
  }

  private void append(String table, StructType schema, List<?>... rows) {
    Path folder = root.resolve(table.replace('.', '/'));
    versions.put(table, DeltaFixture.append(folder, schema, List.of(rows)));
  }

  private static Instant hourAfterClose(String date) {
    return Instant.parse(date + "T22:00:00Z");
  }
}
