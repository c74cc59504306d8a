package io.tidemark.features.materialize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.api.features.BuildFeaturesRequest;
import io.tidemark.api.market.MarketScope;
import io.tidemark.core.RunKey;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.source.SourceProvenance;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.learning.FeatureTable;
import io.tidemark.core.table.market.AltSeriesTable;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.core.table.ops.HaltsTable;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import io.tidemark.lake.TableSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LakeExtension.class)
class BuildFeaturesTest {
  private static final TradingCalendar NYSE = TradingCalendar.XNYS;
  private static final List<LocalDate> DAYS =
      NYSE.sessions(LocalDate.of(2020, 1, 2), LocalDate.of(2020, 2, 14));
  private static final Instant AS_OF = Instant.parse("2021-01-01T00:00:00Z");
  private static final String SET =
      """
      set: test
      entity: ticker
      calendar: XNYS
      sources: { px: market.prices }
      features:
        close:  px.close
        ret:    log(px.close / ref(px.close, 1))
        mean_5: mean(px.close, 5)
        rank:   xs_rank(px.close / ref(px.close, 2))
        ranked: mean(xs_rank(px.close / ref(px.close, 2)), 3) - xs_rank(px.volume)
        turnover: xs_rank(px.volume) * px.volume / mean(px.volume, 4)
      labels:
        fwd_2: ref(px.close, -2) / px.close - 1
      """;

  @TempDir Path folder;

  @Test
  void valuesEqualTheDefinition(Lake lake) throws IOException {
    prices(lake, randomPrices(), "r/prices");
    Map<String, Row> rows = build(lake, "r/build", AS_OF);
    assertThat(rows).hasSize(3 * DAYS.size());
    Row row = rows.get("B " + DAYS.get(9));
    double mean = 0;
    for (int k = 5; k <= 9; k++) {
      mean += rows.get("B " + DAYS.get(k)).<Double>getAs("close") / 5;
    }
    assertThat(row.<Double>getAs("mean_5")).isCloseTo(mean, within(1e-12));
    double ahead = rows.get("B " + DAYS.get(11)).getAs("close");
    assertThat(row.<Double>getAs("fwd_2"))
        .isCloseTo(ahead / row.<Double>getAs("close") - 1, within(1e-12));
    List<Double> ranks =
        List.of("A", "B", "C").stream()
            .map(t -> rows.get(t + " " + DAYS.get(9)).<Double>getAs("rank"))
            .sorted()
            .toList();
    assertThat(ranks).containsExactly(1.0 / 3, 2.0 / 3, 1.0);
    assertThat(row.<Double>getAs("ranked")).isNotNaN();
    assertThat(rows.get("B " + DAYS.get(3)).<Double>getAs("ranked")).isNaN();
  }

  @Test
  void truncatingTheFutureChangesNoFeature(Lake lake, SparkSession spark) throws IOException {
    List<Row> all = randomPrices();
    LocalDate last = DAYS.get(17);
    List<Row> past =
        all.stream().filter(row -> !row.getDate(2).toLocalDate().isAfter(last)).toList();
    prices(lake, all, "r/prices");
    Lake shorter = new Lake(spark, Files.createTempDirectory("tidemark-lake").toString());
    prices(shorter, past, "r/prices");
    Map<String, Row> whole = build(lake, "r/build", AS_OF);
    Map<String, Row> cut = build(shorter, "r/build", AS_OF);
    assertThat(cut).hasSize(3 * 18);
    for (Map.Entry<String, Row> row : cut.entrySet()) {
      for (String feature : set().featureNames()) {
        assertThat(bits(row.getValue(), feature))
            .as(row.getKey() + " " + feature)
            .isEqualTo(bits(whole.get(row.getKey()), feature));
      }
    }
  }

  @Test
  void oneDayBuiltAloneEqualsTheFullBuildBitForBit(Lake lake) throws IOException {
    List<Row> rows = randomPrices();
    LocalDate last = DAYS.get(DAYS.size() - 1);
    // B has no price on the first day of the last day's look-back, and C begins after that day.
    LocalDate cut = DAYS.get(DAYS.size() - 1 - set().features().lookBack());
    rows.removeIf(row -> row.getString(1).equals("B") && row.getDate(2).toLocalDate().equals(cut));
    rows.removeIf(
        row -> row.getString(1).equals("C") && !row.getDate(2).toLocalDate().isAfter(cut));
    prices(lake, rows, "r/prices");
    Map<String, Row> whole = build(lake, "r/whole", AS_OF);
    Lake other = new Lake(lake.spark(), Files.createTempDirectory("tidemark-lake").toString());
    prices(other, rows, "r/prices");
    Files.writeString(folder.resolve("test.yaml"), SET);
    BuildFeaturesRequest all = request(other, "r/day", AS_OF);
    new BuildFeatures(other)
        .run(
            new BuildFeaturesRequest(
                all.runKey(),
                all.featureSet(),
                new MarketScope(all.vendors(), all.tickers(), last, last, AS_OF),
                "",
                BuildFeaturesRequest.CURRENT),
            words -> {});
    List<Row> day = other.asOf(table(), AS_OF).collectAsList();
    assertThat(day).hasSize(3);
    for (Row row : day) {
      Row expected = whole.get(row.getAs("ticker") + " " + last);
      for (String feature : set().featureNames()) {
        assertThat(bits(row, feature))
            .as(row.getAs("ticker") + " " + feature)
            .isEqualTo(bits(expected, feature));
      }
    }
    assertThat(whole.get("B " + last).<Double>getAs("ranked")).isNotNaN();
    assertThat(whole.get("C " + last).<Double>getAs("ret")).isNotNaN();
  }

  @Test
  void anAlternativeSeriesIsJoinedAsOfEachDayEvenToADayBuiltAlone(Lake lake) throws IOException {
    FeatureSet set =
        FeatureSet.parse(
            "alt.yaml",
            SET.replace("px: market.prices }", "px: market.prices, alt: alt.series }")
                .replace("set: test", "set: alt")
                .replace(
                    "labels:",
                    """
                      own: alt.own
                      own_z: zscore(alt.own, 10)
                      own_xs: mean(xs_rank(alt.own * px.close), 3)
                    labels:"""));
    Path file = Files.writeString(folder.resolve("alt.yaml"), set.text());
    Table table = FeatureTable.of(set);
    prices(lake, randomPrices(), "r/prices");
    alt(lake, DAYS.size(), "r/alt");
    BuildFeaturesRequest.Result built =
        new BuildFeatures(lake)
            .run(request(lake, file, "r/whole", DAYS.get(0), AS_OF), words -> {});
    Map<String, Row> whole = byTickerAndDay(lake.asOf(table, AS_OF));
    assertThat(built.sources())
        .containsEntry("alt.series", new SourceProvenance("", Map.of("alt.series", 0L)));
    Row early = whole.get("A " + DAYS.get(4));
    assertThat(early.<Double>getAs("own")).as("known by the next open").isEqualTo(4 + 'A');
    assertThat(whole.get("C " + DAYS.get(4)).<Double>getAs("own"))
        .as("the global series")
        .isEqualTo(-4);

    Lake other = new Lake(lake.spark(), Files.createTempDirectory("tidemark-lake").toString());
    prices(other, randomPrices(), "r/prices");
    alt(other, DAYS.size() - 3, "r/alt");
    LocalDate last = DAYS.get(DAYS.size() - 4);
    new BuildFeatures(other).run(request(other, file, "r/day", last, AS_OF), words -> {});
    Map<String, Row> days = byTickerAndDay(other.asOf(table, AS_OF));
    assertThat(days).hasSize(3 * 4);
    for (String ticker : List.of("A", "B", "C")) {
      Row day = days.get(ticker + " " + last);
      for (String feature : set.featureNames()) {
        assertThat(bits(day, feature))
            .as(ticker + " " + feature)
            .isEqualTo(bits(whole.get(ticker + " " + last), feature));
      }
      assertThat(day.<Double>getAs("own_xs")).isNotNaN();
    }
  }

  /**
   * A and B have their own series, all others the global one; values are restated five days later.
   */
  private static void alt(Lake lake, int days, String key) {
    List<Row> rows = new ArrayList<>();
    for (int t = 0; t < days; t++) {
      for (String entity : List.of("A", "B", "")) {
        double value = entity.isEmpty() ? -t : t + entity.charAt(0);
        Timestamp event = Timestamp.from(NYSE.close(DAYS.get(t)));
        Timestamp known = Timestamp.from(NYSE.close(DAYS.get(t)).plusSeconds(3_600));
        rows.add(
            RowFactory.create("s", "own", entity, Date.valueOf(DAYS.get(t)), value, event, known));
        if (t + 5 < days) {
          Timestamp later = Timestamp.from(NYSE.close(DAYS.get(t + 5)));
          rows.add(
              RowFactory.create(
                  "s", "own", entity, Date.valueOf(DAYS.get(t)), value + 0.5, event, later));
        }
      }
    }
    lake.append(
        AltSeriesTable.TABLE,
        lake.spark().createDataFrame(rows, TableSchema.given(AltSeriesTable.TABLE)),
        new RunKey(key));
  }

  @Test
  void aSplitOrItsAnnouncementChangesNoReturn(Lake lake) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (int t = 0; t < DAYS.size(); t++) {
      rows.add(price("A", t, t < 10 ? 100 : 50, t == 10 ? 2 : 1));
    }
    prices(lake, rows, "r/prices");
    Map<String, Row> built = build(lake, "r/build", AS_OF);
    assertThat(built.get("A " + DAYS.get(10)).<Double>getAs("ret")).isZero();
    assertThat(built.get("A " + DAYS.get(9)).<Double>getAs("close")).isEqualTo(100);
    assertThat(built.get("A " + DAYS.get(12)).<Double>getAs("mean_5")).isEqualTo(50);
    assertThat(built.get("A " + DAYS.get(9)).<Double>getAs("fwd_2")).isZero();
    assertThat(built.get("A " + DAYS.get(12)).<Double>getAs("turnover"))
        .as("earlier ranked values are still adjusted")
        .isCloseTo(
            4 * volume(12) / (2 * volume(9) + volume(10) + volume(11) + volume(12)), within(1e-12));
  }

  @Test
  void aTickerThatStopsTradingKeepsItsLastLabels(Lake lake) throws IOException {
    List<Row> rows = randomPrices();
    rows.removeIf(
        row -> row.getString(1).equals("B") && row.getDate(2).toLocalDate().isAfter(DAYS.get(12)));
    prices(lake, rows, "r/prices");
    Map<String, Row> built = build(lake, "r/build", AS_OF);
    double last = built.get("B " + DAYS.get(12)).getAs("close");
    assertThat(built.get("B " + DAYS.get(11)).<Double>getAs("fwd_2"))
        .as("the last close is carried")
        .isEqualTo(last / built.get("B " + DAYS.get(11)).<Double>getAs("close") - 1);
    assertThat(built.get("B " + DAYS.get(12)).<Double>getAs("fwd_2")).isZero();
    assertThat(built).as("but makes no row").doesNotContainKey("B " + DAYS.get(13));
    assertThat(built.get("A " + DAYS.get(DAYS.size() - 1)).<Double>getAs("fwd_2"))
        .as("the future is not known")
        .isNaN();
  }

  @Test
  void buildingAgainWritesNothing(Lake lake) throws IOException {
    prices(lake, randomPrices(), "r/prices");
    build(lake, "r/build", AS_OF);
    BuildFeaturesRequest.Result again =
        new BuildFeatures(lake).run(request(lake, "r/again", AS_OF.plusSeconds(60)), words -> {});
    assertThat(again.rows()).isEqualTo(3L * DAYS.size());
    assertThat(again.written()).isZero();
  }

  @Test
  void aHaltedTickerIsLeftOutFromTheTimeOfItsHalt(Lake lake) throws IOException {
    prices(lake, randomPrices(), "r/prices");
    halt(lake, "B", AS_OF.plusSeconds(60));
    halt(lake, "Z", AS_OF);

    BuildFeaturesRequest.Result before = run(lake, "r/before", AS_OF);
    List<String> stages = new ArrayList<>();
    BuildFeaturesRequest.Result after =
        new BuildFeatures(lake).run(request(lake, "r/after", AS_OF.plusSeconds(60)), stages::add);

    assertThat(before.tickers()).isEqualTo(3);
    assertThat(before.halted()).as("Z has no prices").isZero();
    assertThat(after.tickers()).isEqualTo(2);
    assertThat(after.halted()).isEqualTo(1);
    assertThat(stages).contains("leaving out 1 halted tickers");
  }

  /** Otherwise a rank over three tickers would stand beside ranks over two. */
  @Test
  void whatABuildNoLongerHoldsIsWithdrawnUntilItIsBack(Lake lake) throws IOException {
    Instant halted = AS_OF.plusSeconds(60);
    Instant resumed = AS_OF.plusSeconds(120);
    prices(lake, randomPrices(), "r/prices");
    Map<String, Row> first = build(lake, "r/first", AS_OF);
    halt(lake, "B", halted);
    run(lake, "r/halted", halted);
    Map<String, Row> without = byTickerAndDay(lake.asOf(table(), halted));
    resume(lake, "B", resumed);
    run(lake, "r/resumed", resumed);

    assertThat(without.keySet()).noneMatch(key -> key.startsWith("B ")).hasSize(2 * DAYS.size());
    for (LocalDate day : DAYS.subList(2, DAYS.size())) {
      double both =
          without.get("A " + day).<Double>getAs("rank")
              + without.get("C " + day).<Double>getAs("rank");
      assertThat(both).as("ranks of two on %s", day).isCloseTo(1.5, within(1e-12));
    }
    assertSame(byTickerAndDay(lake.asOf(table(), AS_OF)), first);
    assertSame(byTickerAndDay(lake.asOf(table(), resumed)), first);
    assertThat(lake.history(table(), resumed).where("withdrawn is not null").count())
        .isEqualTo(DAYS.size());
  }

  @Test
  void aRowSaysFromWhenItMayBeUsed(Lake lake) throws IOException {
    prices(lake, randomPrices(), "r/prices");
    Map<String, Row> inArrays = build(lake, "r/build", AS_OF);
    Lake other = new Lake(lake.spark(), Files.createTempDirectory("tidemark-lake").toString());
    prices(other, randomPrices(), "r/prices");
    halt(other, "C", AS_OF.minusSeconds(60));
    run(other, "r/two", AS_OF);
    resume(other, "C", AS_OF.plusSeconds(60));
    Map<String, Row> compared = build(other, "r/three", AS_OF.plusSeconds(60));
    for (Map<String, Row> rows : List.of(inArrays, compared)) {
      Row row = rows.get("C " + DAYS.get(3));
      assertThat(row.<Timestamp>getAs("event_time").toInstant()).isEqualTo(NYSE.close(DAYS.get(3)));
      assertThat(row.<Timestamp>getAs("usable_from").toInstant()).isEqualTo(NYSE.open(DAYS.get(4)));
    }
  }

  private static void assertSame(Map<String, Row> rows, Map<String, Row> others) {
    assertThat(rows.keySet()).isEqualTo(others.keySet());
    rows.forEach(
        (key, row) ->
            set()
                .featureNames()
                .forEach(
                    name ->
                        assertThat(bits(row, name))
                            .as(key + " " + name)
                            .isEqualTo(bits(others.get(key), name))));
  }

  private BuildFeaturesRequest.Result run(Lake lake, String key, Instant asOf) throws IOException {
    Files.writeString(folder.resolve("test.yaml"), SET);
    return new BuildFeatures(lake).run(request(lake, key, asOf), words -> {});
  }

  private static void halt(Lake lake, String ticker, Instant knownAt) {
    halt(lake, ticker, "HALTED", knownAt);
  }

  private static void resume(Lake lake, String ticker, Instant knownAt) {
    halt(lake, ticker, "RESOLVED", knownAt);
  }

  private static void halt(Lake lake, String ticker, String state, Instant knownAt) {
    StructType schema = TableSchema.given(HaltsTable.TABLE);
    Timestamp at = Timestamp.from(knownAt);
    Row row = RowFactory.create(ticker, state, "ann", "odd", Date.valueOf(DAYS.get(0)), at, at);
    lake.append(
        HaltsTable.TABLE,
        lake.spark().createDataFrame(List.of(row), schema),
        new RunKey("h/" + ticker + "/" + state));
  }

  private Map<String, Row> build(Lake lake, String key, Instant asOf) throws IOException {
    run(lake, key, asOf);
    return byTickerAndDay(lake.asOf(table(), asOf));
  }

  private static Map<String, Row> byTickerAndDay(Dataset<Row> built) {
    Map<String, Row> rows = new TreeMap<>();
    for (Row row : built.collectAsList()) {
      rows.put(row.getAs("ticker") + " " + row.getAs("date"), row);
    }
    return rows;
  }

  private BuildFeaturesRequest request(Lake lake, String key, Instant asOf) {
    return request(lake, folder.resolve("test.yaml"), key, LocalDate.of(2000, 1, 1), asOf);
  }

  private static BuildFeaturesRequest request(
      Lake lake, Path file, String key, LocalDate from, Instant asOf) {
    return new BuildFeaturesRequest(
        new RunKey(key),
        file.toString(),
        new MarketScope(List.of("x"), List.of(), from, LocalDate.of(2030, 1, 1), asOf),
        "",
        lake.version(PricesTable.TABLE));
  }

  private static FeatureSet set() {
    return FeatureSet.parse("test.yaml", SET);
  }

  private static Table table() {
    FeatureSet set = set();
    return FeatureTable.of(set);
  }

  private static long bits(Row row, String feature) {
    return Double.doubleToLongBits(row.<Double>getAs(feature));
  }

  private static List<Row> randomPrices() {
    Random random = new Random(5);
    List<Row> rows = new ArrayList<>();
    for (String ticker : List.of("A", "B", "C")) {
      for (int t = 0; t < DAYS.size(); t++) {
        rows.add(price(ticker, t, 50 + 10 * random.nextDouble(), t == 20 ? 3 : 1));
      }
    }
    return rows;
  }

  private static double volume(int t) {
    return 1000.0 + t * 'A';
  }

  private static Row price(String ticker, int t, double close, double split) {
    LocalDate day = DAYS.get(t);
    return RowFactory.create(
        "x",
        ticker,
        Date.valueOf(day),
        close,
        close + 1,
        close - 1,
        close,
        1000.0 + t * ticker.charAt(0),
        null,
        split,
        0.0,
        "x",
        "single",
        Timestamp.from(NYSE.close(day)),
        Timestamp.from(NYSE.close(day).plusSeconds(60)));
  }

  private static void prices(Lake lake, List<Row> rows, String key) {
    StructType schema = TableSchema.given(PricesTable.TABLE);
    lake.append(PricesTable.TABLE, lake.spark().createDataFrame(rows, schema), new RunKey(key));
  }
}
