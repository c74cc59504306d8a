package io.tidemark.serving.live;

import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.market.PriceVersion;
import io.tidemark.core.market.Universe;
import io.tidemark.core.registry.Manifest;
import io.tidemark.core.registry.RegimePolicy;
import io.tidemark.core.registry.Registry;
import io.tidemark.serving.TestLake;
import io.tidemark.views.delta.DeltaFixture;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** A lake with prices that grow day by day, and with the features that {@link Oracle} computes. */
final class DailyLake {
  private static final String SOURCES = "alpha+beta";
  private static final List<String> NUMBERS =
      List.of("open", "high", "low", "close", "volume", "vwap", "split_ratio", "cash_dividend");

  private final Path root;
  private final Registry registry;
  private final TreeMap<String, List<PriceVersion>> prices = new TreeMap<>();
  private final Map<String, Long> tables = new HashMap<>();
  private final List<Observation> observations = new ArrayList<>();

  DailyLake(TestLake lake) {
    this.root = lake.root();
    this.registry = lake.registry();
    lake.regimes(TestLake.regime("hmm-1", "2024-01-08", "calm", 0.9));
    tables.put("regimes.labels", 0L);
  }

  /** One version of one ticker's price. */
  record Written(String ticker, PriceVersion version) {}

  /** All prices that were written, by ticker. */
  NavigableMap<String, List<PriceVersion>> prices() {
    return prices;
  }

  void write(List<Written> rows) {
    List<List<?>> cells = new ArrayList<>();
    for (Written row : rows) {
      PriceVersion v = row.version();
      prices.computeIfAbsent(row.ticker(), ticker -> new ArrayList<>()).add(v);
      cells.add(
          List.of(
              SOURCES,
              row.ticker(),
              v.date(),
              v.open(),
              v.high(),
              v.low(),
              v.close(),
              v.volume(),
              v.vwap(),
              v.splitRatio(),
              v.dividend(),
              "agreed",
              "alpha",
              "run",
              v.knownAt()));
    }
    StructType schema =
        new StructType()
            .add("sources", StringType.STRING)
            .add("ticker", StringType.STRING)
            .add("date", DateType.DATE);
    for (String number : NUMBERS) {
      schema = schema.add(number, DoubleType.DOUBLE);
    }
    schema =
        schema
            .add("status", StringType.STRING)
            .add("vendor", StringType.STRING)
            .add("run_key", StringType.STRING)
            .add("known_at", TimestampType.TIMESTAMP);
    tables.put("market.prices", DeltaFixture.append(root.resolve("market/prices"), schema, cells));
  }

  /**
   * One version of an observation of a series.
   *
   * @param entity a ticker; empty: all tickers
   */
  record Observation(String series, String entity, LocalDate date, Instant knownAt, double value) {}

  /** All observations that were written. */
  List<Observation> observations() {
    return observations;
  }

  /** Adds observations to {@code alt.series}. */
  void observe(List<Observation> more) {
    observations.addAll(more);
    StructType schema =
        new StructType()
            .add("source", StringType.STRING)
            .add("series", StringType.STRING)
            .add("entity", StringType.STRING)
            .add("date", DateType.DATE)
            .add("value", DoubleType.DOUBLE)
            .add("known_at", TimestampType.TIMESTAMP);
    List<List<?>> cells = new ArrayList<>();
    more.forEach(
        o -> cells.add(List.of("s", o.series(), o.entity(), o.date(), o.value(), o.knownAt())));
    DeltaFixture.append(root.resolve("alt/series"), schema, cells);
  }

  /**
   * The slow way: the last known version of the newest day among the ticker's own observations, or
   * if there are none among those for all tickers, unless it is more than 31 days old.
   */
  double joined(String ticker, String column, Instant decision) {
    LocalDate today = LocalDate.ofInstant(decision, ZoneOffset.UTC);
    double found = Double.NaN;
    for (String entity : List.of("", ticker)) {
      Observation newest = null;
      for (Observation o : observations) {
        boolean isKnown =
            column.equals("alt." + o.series())
                && o.entity().equals(entity)
                && !o.knownAt().isAfter(decision)
                && !o.date().isAfter(today)
                && !o.date().isBefore(today.minusDays(31));
        if (isKnown && (newest == null || isAfter(o, newest))) {
          newest = o;
        }
      }
      found = newest == null ? found : newest.value();
    }
    return found;
  }

  private static boolean isAfter(Observation one, Observation other) {
    return one.date().equals(other.date())
        ? one.knownAt().isAfter(other.knownAt())
        : one.date().isAfter(other.date());
  }

  /**
   * Builds a set's features of one session as known at a time, publishes and serves them.
   *
   * @param tickers tickers of the version; empty: all
   */
  Manifest publish(FeatureSet set, List<String> tickers, LocalDate session, Instant asOf) {
    return publish(set, tickers, session, asOf, manifest -> manifest);
  }

  /**
   * Like the method above, over the members of an index.
   *
   * @param members the tickers that have rows on that session
   */
  Manifest publishIndex(
      FeatureSet set, String index, List<String> members, LocalDate session, Instant asOf) {
    return publish(set, members, new Universe(List.of(), index), session, asOf, m -> m);
  }

  /** Adds memberships of an index: ticker, first day and last day, or null. */
  void members(String index, Instant knownAt, List<List<?>> spans) {
    StructType schema =
        new StructType()
            .add("index", StringType.STRING)
            .add("ticker", StringType.STRING)
            .add("date", DateType.DATE)
            .add("until", DateType.DATE)
            .add("place", StringType.STRING)
            .add("run_key", StringType.STRING)
            .add("known_at", TimestampType.TIMESTAMP);
    List<List<?>> cells = new ArrayList<>();
    spans.forEach(
        span ->
            cells.add(
                Arrays.asList(
                    index, span.get(0), span.get(1), span.get(2), "f.csv:1", "r/1", knownAt)));
    tables.put(
        "market.index_members",
        DeltaFixture.append(root.resolve("market/index_members"), schema, cells));
  }

  /**
   * Like the method above.
   *
   * @param change changes the manifest before it is published
   */
  Manifest publish(
      FeatureSet set,
      List<String> tickers,
      LocalDate session,
      Instant asOf,
      UnaryOperator<Manifest> change) {
    return publish(set, tickers, new Universe(tickers, ""), session, asOf, change);
  }

  private Manifest publish(
      FeatureSet set,
      List<String> tickers,
      Universe universe,
      LocalDate session,
      Instant asOf,
      UnaryOperator<Manifest> change) {
    String table = "features.t_" + set.definitionHash().substring(0, 8);
    StructType schema =
        new StructType()
            .add("sources", StringType.STRING)
            .add("universe", StringType.STRING)
            .add("ticker", StringType.STRING)
            .add("date", DateType.DATE);
    for (String feature : set.featureNames()) {
      schema = schema.add(feature, DoubleType.DOUBLE);
    }
    schema = schema.add("known_at", TimestampType.TIMESTAMP);
    List<List<?>> rows = new ArrayList<>();
    Map<String, double[]> values =
        new Oracle(set, Oracle.known(prices, tickers, asOf), this::joined).values(session);
    for (String ticker : new TreeSet<>(values.keySet())) {
      List<Object> row = new ArrayList<>();
      row.addAll(List.of(SOURCES, universe.id(), ticker, session));
      for (double value : values.get(ticker)) {
        row.add(value);
      }
      row.add(asOf);
      rows.add(row);
    }
    Map<String, Long> pinned = new HashMap<>(tables);
    pinned.put(table, DeltaFixture.append(root.resolve(table.replace('.', '/')), schema, rows));
    String runKey = "run-" + registry.versions(set.name()).size();
    Manifest published =
        registry.publish(
            set.name(),
            runKey,
            set.definitionHash(),
            id ->
                change.apply(
                    new Manifest(
                        set.name(),
                        id,
                        set.text(),
                        set.definitionHash(),
                        set.featureNames(),
                        pinned,
                        List.of("alpha", "beta"),
                        universe.tickers(),
                        LocalDate.parse("2020-01-01"),
                        LocalDate.parse("2030-12-31"),
                        "hmm-1",
                        new RegimePolicy(Map.of(), set.featureNames()),
                        List.of(),
                        asOf,
                        "0.1.0",
                        42,
                        asOf.plusSeconds(60),
                        runKey,
                        Map.of(),
                        false,
                        universe.index())));
    registry.serve(set.name(), published.version());
    return published;
  }
}
