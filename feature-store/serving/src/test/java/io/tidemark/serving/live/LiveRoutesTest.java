package io.tidemark.serving.live;

import static io.tidemark.views.LakeFixture.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.market.PriceVersion;
import io.tidemark.core.registry.Manifest;
import io.tidemark.serving.ApiFixture;
import io.tidemark.serving.ArrowRows;
import io.tidemark.serving.live.DailyLake.Written;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveRoutesTest {
  private static final FeatureSet SET =
      FeatureSet.parse(
          "all-kinds",
          """
          set: all-kinds
          entity: ticker
          calendar: XNYS
          sources: { px: market.prices }
          features:
            plain:    px.close
            ret:      log(px.close / ref(px.close, 5))
            vol:      std(log(px.close / ref(px.close, 1)), 10)
            drift:    ewm(log(px.close / ref(px.close, 1)), halflife: 1)
            traded:   corr(px.vwap / px.close, px.volume, 8)
            rank:     xs_rank(log(px.close / ref(px.close, 5)))
            calm:     mean(xs_rank(std(log(px.close / ref(px.close, 1)), 10)), 6)
            twice:    xs_zscore(slope(xs_rank(px.volume), 5))
          """);
  private static final FeatureSet ALONE =
      FeatureSet.parse(
          "alone",
          """
          set: alone
          entity: ticker
          calendar: XNYS
          sources: { px: market.prices }
          features:
            ret: log(px.close / ref(px.close, 5))
          """);
  private static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");

  @RegisterExtension final ApiFixture api = new ApiFixture();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void liveValuesEqualThoseOfABuildEveryEvening(long seed) {
    DailyLake lake = new DailyLake(api.lake());
    Market market = new Market(seed, 7, 95, 40);
    lake.write(told(market, 0, 60));
    lake.publish(SET, List.of(), market.date(59), market.evening(59));
    api.server().refresh();
    assertLive(lake, market.date(59));
    for (int session = 60; session < 95; session++) {
      lake.write(market.told(session));
      api.server().refresh();
      assertLive(lake, market.date(session));
    }
  }

  @Test
  void theyEqualTheBuildOfTheSameSessionBitForBitUntilAPriceIsRestated() {
    DailyLake lake = new DailyLake(api.lake());
    Market market = new Market(7, 5, 60, 30);
    lake.write(told(market, 0, 60));
    lake.publish(SET, List.of(), market.date(59), market.evening(59));
    api.server().refresh();
    JsonNode answer = api.get(live("")).json();
    assertThat(answer.get("date").asText()).isEqualTo(market.date(59).toString());
    assertThat(answer.get("batch_date").asText()).isEqualTo(market.date(59).toString());
    assertThat(answer.get("rows")).hasSizeGreaterThan(2);
    for (JsonNode row : answer.get("rows")) {
      assertThat(row.get("agree").asBoolean()).as(row.toString()).isTrue();
      assertThat(row.get("differ")).isEmpty();
      assertThat(row.at("/live/values")).isEqualTo(row.at("/batch/values"));
      assertThat(row.at("/batch/known_at").asText()).isEqualTo(market.evening(59).toString());
    }

    String ticker = answer.at("/rows/0/ticker").asText();
    PriceVersion bar = lastBar(lake, ticker, market.date(59));
    Instant night = market.evening(59).plusSeconds(600);
    lake.write(List.of(new Written(ticker, restated(bar, night, bar.close() * 1.001))));
    api.server().refresh();
    JsonNode now = api.get(live("tickers=" + ticker)).json();
    assertThat(now.at("/rows/0/agree").asBoolean()).isFalse();
    assertThat(now.at("/rows/0/differ").toString()).contains("\"plain\",\"ret\"");
    assertThat(now.at("/rows/0/live/known_at").asText()).isEqualTo(night.toString());
    assertThat(now.at("/rows/0/batch")).isEqualTo(answer.at("/rows/0/batch"));
    assertLive(lake, market.date(59));
  }

  @Test
  void aLaterSessionIsShownWithTheLastBuild() {
    DailyLake lake = new DailyLake(api.lake());
    Market market = new Market(8, 5, 62, 30);
    lake.write(told(market, 0, 60));
    lake.publish(ALONE, List.of(), market.date(59), market.evening(59));
    lake.write(told(market, 60, 62));
    api.server().refresh();
    JsonNode answer = api.get("/v1/features/alone/live").json();
    assertThat(answer.get("date").asText()).isEqualTo(market.date(61).toString());
    assertThat(answer.get("batch_date").asText()).isEqualTo(market.date(59).toString());
    for (JsonNode row : answer.get("rows")) {
      assertThat(row.has("agree")).isFalse();
      if (row.has("live")) {
        assertThat(row.at("/live/date").asText()).isEqualTo(market.date(61).toString());
      }
      if (row.has("batch")) {
        assertThat(row.at("/batch/date").asText()).isEqualTo(market.date(59).toString());
      }
    }
  }

  @Test
  void csvAndArrowHaveLiveAndBatchValues() {
    DailyLake lake = new DailyLake(api.lake());
    Market market = new Market(9, 4, 60, 30);
    lake.write(told(market, 0, 60));
    lake.publish(ALONE, List.of(), market.date(59), market.evening(59));
    api.server().refresh();
    String path = "/v1/features/alone/live";
    JsonNode json = api.get(path).json();
    ArrowRows arrow = ArrowRows.of(api.bytes(path, ArrowRows.MEDIA_TYPE));
    List<String> csv = api.get(path, "Accept", "text/csv").text().lines().toList();
    assertThat(arrow.names())
        .containsExactly(
            "ticker",
            "date",
            "known_at",
            "batch_date",
            "batch_known_at",
            "agree",
            "live.ret",
            "batch.ret");
    assertThat(csv.get(0)).isEqualTo(String.join(",", arrow.names()));
    assertThat(arrow.rows()).hasSameSizeAs(json.get("rows")).hasSize(csv.size() - 1);
    for (int i = 0; i < arrow.rows().size(); i++) {
      JsonNode row = json.get("rows").get(i);
      JsonNode value = row.at("/live/values/ret");
      Double ret = value.isNull() ? null : value.asDouble();
      String date = row.at("/live/date").asText();
      assertThat(arrow.rows().get(i))
          .containsExactly(
              row.get("ticker").asText(),
              LocalDate.parse(date),
              Instant.parse(row.at("/live/known_at").asText()),
              LocalDate.parse(date),
              market.evening(59),
              true,
              ret,
              ret);
      String[] cells = csv.get(i + 1).split(",", -1);
      assertThat(cells[0]).isEqualTo(row.get("ticker").asText());
      assertThat(cells[5]).isEqualTo("true");
      assertThat(cells[6].isEmpty() ? null : Double.valueOf(cells[6])).isEqualTo(ret);
    }
  }

  @Test
  void aHaltedTickerIsRefusedAndLeftOutOfTheOthersRanks() {
    DailyLake lake = new DailyLake(api.lake());
    Market market = new Market(10, 6, 60, 30);
    lake.write(told(market, 0, 60));
    lake.publish(SET, List.of(), market.date(59), market.evening(59));
    api.server().refresh();
    TreeSet<String> all = new TreeSet<>(tickers(api.get(live("")).json()));
    String halted = all.first();
    api.lake()
        .others()
        .add(
            "ops.halts",
            row(
                NOW.toString(),
                "ticker",
                halted,
                "state",
                "HALTED",
                "opened_by",
                "rule",
                "why",
                "x"));
    api.server().refresh();
    assertThat(api.get(live("tickers=" + halted)).problem(409)).contains(halted + " is halted");
    JsonNode answer = api.get(live("")).json();
    assertThat(answer.get("halted").toString()).isEqualTo("[\"" + halted + "\"]");
    TreeMap<String, List<PriceVersion>> rest = new TreeMap<>(lake.prices());
    rest.remove(halted);
    assertSame(answer, new Oracle(SET, rest).values(market.date(59)));
  }

  @Test
  void aVersionOfSomeTickersIsComputedOverThemOnly() {
    DailyLake lake = new DailyLake(api.lake());
    Market market = new Market(11, 6, 60, 30);
    lake.write(told(market, 0, 60));
    List<String> some = List.of("T2", "T3", "T4");
    lake.publish(SET, some, market.date(59), market.evening(59));
    api.server().refresh();
    JsonNode answer = api.get(live("")).json();
    assertSame(
        answer, new Oracle(SET, Oracle.known(lake.prices(), some, NOW)).values(market.date(59)));
    assertThat(api.get(live("tickers=T5")).problem(404)).startsWith("ticker 'T5' is not known");
  }

  @Test
  void aPriceThatIsKnownLaterDoesNotCountYet() {
    DailyLake lake = new DailyLake(api.lake());
    Market market = new Market(12, 4, 60, 30);
    lake.write(told(market, 0, 60));
    lake.publish(ALONE, List.of(), market.date(59), market.evening(59));
    Instant farAway = Instant.parse("2199-01-01T00:00:00Z");
    PriceVersion bar = lastBar(lake, "T2", market.date(58));
    lake.write(
        List.of(
            new Written("T2", restated(bar, farAway, 1)),
            new Written("T3", restated(shifted(bar, market.date(59).plusDays(7)), farAway, 1))));
    api.server().refresh();
    JsonNode answer = api.get("/v1/features/alone/live").json();
    assertThat(answer.get("date").asText()).isEqualTo(market.date(59).toString());
    assertSame(
        answer,
        new Oracle(ALONE, Oracle.known(lake.prices(), List.of(), NOW)).values(market.date(59)));
  }

  @Test
  void versionsThatCannotBeComputedAreExplained() {
    DailyLake lake = new DailyLake(api.lake());
    Market market = new Market(13, 4, 60, 30);
    lake.write(told(market, 0, 60));
    UnaryOperator<Manifest> otherMeaning = m -> with(m, m.definition(), "0".repeat(64));
    lake.publish(ALONE, List.of(), market.date(59), market.evening(59), otherMeaning);
    api.server().refresh();
    assertThat(api.get("/v1/features/alone/live").problem(409))
        .isEqualTo(
            "alone v0001-%s was built by release 0.1.0, and its definition has another meaning in this release; build and publish it again to get live values"
                .formatted(ALONE.definitionHash().substring(0, 8)));
    String news = ALONE.text().replace("market.prices", "news.tone");
    UnaryOperator<Manifest> otherSource = m -> with(m, news, m.definitionHash());
    lake.publish(ALONE, List.of(), market.date(59), market.evening(59), otherSource);
    api.server().refresh();
    assertThat(api.get("/v1/features/alone/live").problem(409))
        .contains("alone v0002-")
        .contains("table 'news.tone' is not known");
    assertThat(api.get("/v1/features/alone/rows").status()).isEqualTo(200);
  }

  @Test
  void operatorsAcrossTickersWithinTheDayAreRefused() {
    FeatureSet set =
        FeatureSet.parse("all-kinds", SET.text().replace("market.prices", "market.minutes"));
    DailyLake lake = new DailyLake(api.lake());
    Market market = new Market(14, 4, 60, 30);
    lake.write(told(market, 0, 60));
    Manifest manifest = lake.publish(ALONE, List.of(), market.date(59), market.evening(59));
    assertThatThrownBy(() -> LiveSet.requireRows(manifest, set))
        .isInstanceOf(LiveUnavailable.class)
        .hasMessageContaining("alone has operators across tickers within the day");
  }

  private void assertLive(DailyLake lake, LocalDate upTo) {
    Oracle oracle = new Oracle(SET, lake.prices());
    LocalDate last = oracle.last();
    JsonNode answer = api.get(live("")).json();
    assertThat(last).isBeforeOrEqualTo(upTo);
    assertThat(answer.get("date").asText()).isEqualTo(last.toString());
    assertSame(answer, oracle.values(last));
  }

  /** Checks equality bit for bit, and the same tickers. */
  static void assertSame(JsonNode answer, Map<String, double[]> expected) {
    Map<String, String> live = new TreeMap<>();
    for (JsonNode row : answer.get("rows")) {
      if (row.has("live")) {
        List<Double> values = new ArrayList<>();
        row.at("/live/values")
            .forEach(value -> values.add(value.isNull() ? Double.NaN : value.asDouble()));
        live.put(row.get("ticker").asText(), bits(values));
      }
    }
    Map<String, String> wanted = new TreeMap<>();
    expected.forEach(
        (ticker, values) -> wanted.put(ticker, bits(Arrays.stream(values).boxed().toList())));
    assertThat(live).isEqualTo(wanted);
  }

  private static String bits(List<Double> values) {
    return values.stream().map(v -> v + "=" + Double.doubleToLongBits(v)).toList().toString();
  }

  static List<Written> told(Market market, int from, int to) {
    List<Written> told = new ArrayList<>();
    for (int session = from; session < to; session++) {
      told.addAll(market.told(session));
    }
    return told;
  }

  private static PriceVersion lastBar(DailyLake lake, String ticker, LocalDate date) {
    return lake.prices().get(ticker).stream()
        .filter(version -> !version.date().isAfter(date) && !Double.isNaN(version.close()))
        .reduce((a, b) -> b.date().isBefore(a.date()) ? a : b)
        .orElseThrow();
  }

  private static PriceVersion restated(PriceVersion v, Instant known, double close) {
    return new PriceVersion(
        v.date(),
        known,
        v.open(),
        v.high(),
        v.low(),
        close,
        v.volume(),
        v.vwap(),
        v.splitRatio(),
        v.dividend());
  }

  private static PriceVersion shifted(PriceVersion v, LocalDate date) {
    return new PriceVersion(
        date,
        v.knownAt(),
        v.open(),
        v.high(),
        v.low(),
        v.close(),
        v.volume(),
        v.vwap(),
        v.splitRatio(),
        v.dividend());
  }

  private static Manifest with(Manifest m, String definition, String hash) {
    return new Manifest(
        m.set(),
        m.version(),
        definition,
        hash,
        m.features(),
        new HashMap<>(m.tables()),
        m.vendors(),
        m.tickers(),
        m.from(),
        m.to(),
        m.regimeModel(),
        m.policy(),
        m.models(),
        m.asOf(),
        m.codeVersion(),
        m.seed(),
        m.publishedAt(),
        m.runKey());
  }

  private static List<String> tickers(JsonNode answer) {
    List<String> tickers = new ArrayList<>();
    answer.get("rows").forEach(row -> tickers.add(row.get("ticker").asText()));
    return tickers;
  }

  private static String live(String query) {
    return "/v1/features/all-kinds/live" + (query.isEmpty() ? "" : "?" + query);
  }
}
