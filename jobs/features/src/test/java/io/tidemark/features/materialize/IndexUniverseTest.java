package io.tidemark.features.materialize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.api.features.BuildFeaturesRequest;
import io.tidemark.api.features.PublishRequest;
import io.tidemark.api.market.MarketScope;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.registry.Manifest;
import io.tidemark.core.registry.Registry;
import io.tidemark.core.source.SourceProvenance;
import io.tidemark.core.table.learning.FeatureTable;
import io.tidemark.core.table.market.IndexMembersTable;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.features.publish.PublishVersion;
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
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rows of an index's members: A from the first day, B from day 10 on, C until day 14. */
@ExtendWith(LakeExtension.class)
class IndexUniverseTest {
  private static final TradingCalendar NYSE = TradingCalendar.XNYS;
  private static final List<LocalDate> DAYS =
      NYSE.sessions(LocalDate.of(2020, 1, 2), LocalDate.of(2020, 1, 31));
  private static final Instant AS_OF = Instant.parse("2021-01-01T00:00:00Z");
  private static final String UNIVERSE = "index:idx";
  private static final String SET =
      """
      set: test
      entity: ticker
      calendar: XNYS
      sources: { px: market.prices }
      features:
        mean_3: mean(px.close, 3)
        rank:   xs_rank(px.close)
      labels:
        fwd_2: ref(px.close, -2) / px.close - 1
      """;

  @TempDir Path folder;

  @Test
  void aSetHasRowsOfTheMembersOfEachSessionAlone(Lake lake) throws IOException {
    prices(lake);
    member(lake, "A", 0, null, known(0));
    member(lake, "B", 10, null, known(8));
    member(lake, "C", 0, null, known(0));
    member(lake, "C", 0, DAYS.get(14), known(13));
    BuildFeaturesRequest.Result built = build(lake, "r/build", DAYS.get(0), AS_OF);
    Map<String, Row> rows = rows(lake, AS_OF);

    assertThat(built.tickers()).isEqualTo(3);
    assertThat(built.sources())
        .containsEntry(
            "market.index_members",
            new SourceProvenance(
                "idx", Map.of("market.index_members", lake.version(IndexMembersTable.TABLE))));
    assertThat(rows).hasSize(DAYS.size() + (DAYS.size() - 10) + 15);
    assertThat(rows)
        .doesNotContainKeys("B " + DAYS.get(9), "C " + DAYS.get(15), "D " + DAYS.get(9));
    assertThat(rows.get("B " + DAYS.get(10)).<Double>getAs("mean_3"))
        .as("looks back to closes before it joined")
        .isEqualTo((18 + 19 + 20) / 3.0);
    assertThat(ranks(rows, 9)).isEqualTo(Map.of("A", 0.5, "C", 1.0));
    assertThat(ranks(rows, 12)).isEqualTo(Map.of("A", 1 / 3.0, "B", 2 / 3.0, "C", 1.0));
    assertThat(ranks(rows, 15)).isEqualTo(Map.of("A", 0.5, "B", 1.0));
    assertThat(rows.get("C " + DAYS.get(14)).<Double>getAs("fwd_2"))
        .as("the label looks beyond the membership")
        .isEqualTo(46.0 / 44 - 1);
  }

  @Test
  void aVersionPinsTheMembersAndIsReplacedByOneOverTheSameIndexAlone(Lake lake) throws IOException {
    prices(lake);
    member(lake, "A", 0, null, known(0));
    PublishRequest.Result first = publish(lake, "r1", "idx");
    PublishRequest.Result all = publish(lake, "r2", "");
    PublishRequest.Result second = publish(lake, "r3", "idx");

    Registry registry = new Registry(lake.store());
    Manifest manifest = registry.manifest("test", first.version());
    assertThat(manifest.universeId()).isEqualTo(UNIVERSE);
    assertThat(manifest.tickers()).isEmpty();
    assertThat(manifest.tables())
        .containsEntry("market.index_members", lake.version(IndexMembersTable.TABLE));
    assertThat(registry.manifest("test", all.version()).tables())
        .doesNotContainKey("market.index_members");
    assertThat(all.served()).as("of another universe").isEqualTo(first.version());
    assertThat(second.served()).isEqualTo(second.version());
  }

  private PublishRequest.Result publish(Lake lake, String run, String index) throws IOException {
    BuildFeaturesRequest request = request(lake, run + "/build", index, DAYS.get(0), AS_OF);
    return new PublishVersion(lake)
        .run(
            new PublishRequest(
                new RunKey(run + "/publish"),
                null,
                new BuildFeatures(lake).run(request, words -> {}),
                null,
                null,
                request.featureSet(),
                "",
                request.scope(),
                0),
            words -> {});
  }

  @Test
  void oneDayBuiltAloneEqualsTheFullBuild(Lake lake) throws IOException {
    prices(lake);
    member(lake, "A", 0, null, known(0));
    member(lake, "B", 10, null, known(8));
    member(lake, "C", 0, DAYS.get(14), known(0));
    LocalDate last = DAYS.get(DAYS.size() - 1);
    BuildFeaturesRequest.Result built = build(lake, "r/day", last, AS_OF);
    Map<String, Row> day = rows(lake, AS_OF);
    assertThat(built.tickers()).as("C is no member then").isEqualTo(2);
    assertThat(day).containsOnlyKeys("A " + last, "B " + last);
    assertThat(ranks(day, DAYS.size() - 1)).isEqualTo(Map.of("A", 0.5, "B", 1.0));
  }

  @Test
  void aRemovalThatBecomesKnownWithdrawsTheRowsAfterIt(Lake lake) throws IOException {
    prices(lake);
    Instant loaded = Instant.parse("2020-12-01T00:00:00Z");
    member(lake, "A", 0, null, loaded);
    member(lake, "C", 0, null, loaded);
    build(lake, "r/before", DAYS.get(0), AS_OF);
    member(lake, "C", 0, DAYS.get(14), AS_OF.plusSeconds(60));
    Instant later = AS_OF.plusSeconds(120);
    build(lake, "r/after", DAYS.get(0), later);

    assertThat(rows(lake, AS_OF)).containsKey("C " + DAYS.get(15));
    Map<String, Row> rows = rows(lake, later);
    assertThat(rows).containsKey("C " + DAYS.get(14)).doesNotContainKey("C " + DAYS.get(15));
    assertThat(ranks(rows, 15)).isEqualTo(Map.of("A", 1.0));
  }

  @Test
  void anIndexWithoutMembersIsRefused(Lake lake) {
    prices(lake);
    member(lake, "A", 0, null, AS_OF.plusSeconds(1));
    assertThatThrownBy(() -> build(lake, "r/build", DAYS.get(0), AS_OF))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("no member of 'idx' known by 2021-01-01T00:00:00Z; it has [idx]")
        .hasMessageContaining("import members --index idx");
  }

  private BuildFeaturesRequest.Result build(Lake lake, String key, LocalDate from, Instant asOf)
      throws IOException {
    return new BuildFeatures(lake).run(request(lake, key, "idx", from, asOf), words -> {});
  }

  private BuildFeaturesRequest request(
      Lake lake, String key, String index, LocalDate from, Instant asOf) throws IOException {
    Path file = Files.writeString(folder.resolve("test.yaml"), SET);
    return new BuildFeaturesRequest(
        new RunKey(key),
        file.toString(),
        new MarketScope(List.of("x"), List.of(), from, LocalDate.of(2030, 1, 1), asOf, index),
        "",
        lake.version(PricesTable.TABLE));
  }

  private static Map<String, Row> rows(Lake lake, Instant asOf) {
    Map<String, Row> rows = new TreeMap<>();
    lake.asOf(FeatureTable.of(FeatureSet.parse("test.yaml", SET)), asOf)
        .where("universe = '" + UNIVERSE + "'")
        .collectAsList()
        .forEach(row -> rows.put(row.getAs("ticker") + " " + row.getAs("date"), row));
    return rows;
  }

  private static Map<String, Double> ranks(Map<String, Row> rows, int day) {
    Map<String, Double> ranks = new TreeMap<>();
    rows.forEach(
        (key, row) -> {
          if (key.endsWith(DAYS.get(day).toString())) {
            ranks.put(row.getAs("ticker"), row.getAs("rank"));
          }
        });
    return ranks;
  }

  private static Instant known(int day) {
    return NYSE.open(DAYS.get(day));
  }

  private static void member(
      Lake lake, String ticker, int first, LocalDate until, Instant knownAt) {
    Row row =
        RowFactory.create(
            "idx",
            ticker,
            Date.valueOf(DAYS.get(first)),
            until == null ? null : Date.valueOf(until),
            "f.csv:1",
            "0",
            Timestamp.from(NYSE.open(DAYS.get(first))),
            Timestamp.from(knownAt));
    lake.append(
        IndexMembersTable.TABLE,
        lake.spark().createDataFrame(List.of(row), TableSchema.given(IndexMembersTable.TABLE)),
        new RunKey("m/%s-%d".formatted(ticker, knownAt.getEpochSecond())));
  }

  /** Closes of A are 1, those of B, C and D 10, 30 and 90 plus the number of the day. */
  private static void prices(Lake lake) {
    List<Row> rows = new ArrayList<>();
    for (int t = 0; t < DAYS.size(); t++) {
      rows.add(price("A", t, 1));
      rows.add(price("B", t, 10 + t));
      rows.add(price("C", t, 30 + t));
      rows.add(price("D", t, 90 + t));
    }
    lake.append(
        PricesTable.TABLE,
        lake.spark().createDataFrame(rows, TableSchema.given(PricesTable.TABLE)),
        new RunKey("r/prices"));
  }

  private static Row price(String ticker, int t, double close) {
    LocalDate day = DAYS.get(t);
    return RowFactory.create(
        "x",
        ticker,
        Date.valueOf(day),
        close,
        close,
        close,
        close,
        1000.0,
        null,
        1.0,
        0.0,
        "x",
        "single",
        Timestamp.from(NYSE.close(day)),
        Timestamp.from(NYSE.close(day).plusSeconds(60)));
  }
}
