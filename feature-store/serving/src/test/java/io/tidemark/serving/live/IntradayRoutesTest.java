package io.tidemark.serving.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.feature.Node;
import io.tidemark.core.market.BarHistory.View;
import io.tidemark.core.market.MinuteBars;
import io.tidemark.core.market.MinuteHistory;
import io.tidemark.core.registry.Manifest;
import io.tidemark.core.registry.RegimePolicy;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.serving.ApiFixture;
import io.tidemark.views.delta.DeltaFixture;
import io.tidemark.views.delta.Micros;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A published set of minutes: its rows by their time, and live. */
class IntradayRoutesTest {
  private static final FeatureSet SET =
      FeatureSet.parse(
          "swing",
          """
          set: swing
          entity: ticker
          calendar: CMES
          sources: { px: market.minutes, vol: intraday.volatility }
          features:
            move:   px.close / ref(px.close, 5m) - 1
            spread: std(px.close, 30)
            r:      vol.r
          """);
  private static final LocalDate MONDAY = LocalDate.of(2024, 1, 8);
  private static final LocalDate TUESDAY = LocalDate.of(2024, 1, 9);
  private static final int BARS = 90;
  private static final Instant BUILT = Instant.parse("2024-01-13T12:00:00Z");
  private static final StructType MINUTES =
      new StructType()
          .add("vendor", StringType.STRING)
          .add("ticker", StringType.STRING)
          .add("time", TimestampType.TIMESTAMP)
          .add("open", DoubleType.DOUBLE)
          .add("high", DoubleType.DOUBLE)
          .add("low", DoubleType.DOUBLE)
          .add("close", DoubleType.DOUBLE)
          .add("volume", DoubleType.DOUBLE)
          .add("event_time", TimestampType.TIMESTAMP)
          .add("known_at", TimestampType.TIMESTAMP);

  @RegisterExtension private final ApiFixture api = new ApiFixture();

  /** All bars in order: their ends in microseconds and their closes. */
  private final List<Long> ends = new ArrayList<>();

  private final List<Double> closes = new ArrayList<>();
  private long minutesVersion;

  @BeforeEach
  void twoSessions() {
    write(MONDAY, 0, BARS);
    write(TUESDAY, 0, BARS);
    publish();
  }

  @Test
  void rowsHaveTheirTimeAndAreFoundByIt() {
    JsonNode latest = api.get("/v1/features/swing/latest?all=true").json().at("/rows/0");
    assertThat(latest.get("date").asText()).isEqualTo("2024-01-09");
    assertThat(latest.get("time").asText()).isEqualTo(text(2 * BARS - 1));
    assertThat(latest.at("/values/move").asDouble()).isEqualTo(value(2 * BARS - 1, 0));

    JsonNode one = api.get("/v1/features/swing/ES?time=" + text(BARS + 40)).json();
    assertThat(one.get("time").asText()).isEqualTo(text(BARS + 40));
    assertThat(one.at("/values/spread").asDouble()).isEqualTo(value(BARS + 40, 1));
    assertThat(api.get("/v1/features/swing/ES?date=2024-01-08").json().get("time").asText())
        .as("the session's last")
        .isEqualTo(text(BARS - 1));
    assertThat(api.get("/v1/features/swing/ES?time=2024-01-09T00:00:30Z").problem(404))
        .contains("no row whose bar ends at 2024-01-09T00:00:30Z")
        .contains("the last before it is that of");
  }

  @Test
  void pagesOfAHistoryHoldEveryRowOnce() {
    List<String> times = new ArrayList<>();
    String next = "/v1/features/swing/ES/history?limit=50";
    while (next != null) {
      JsonNode page = api.get(next).json();
      page.get("rows").forEach(row -> times.add(row.get("time").asText()));
      String url = page.path("next_url").asText(null);
      next = url == null ? null : url.substring(url.indexOf("/v1/"));
    }
    assertThat(times)
        .containsExactlyElementsOf(IntStream.range(0, 2 * BARS).mapToObj(this::text).toList());
    String span = "/v1/features/swing/ES/history?from=%s&to=%s".formatted(text(30), text(BARS + 2));
    assertThat(api.get(span).json().get("rows")).hasSize(BARS + 2 - 30 + 1);
    assertThat(api.get("/v1/features/swing/rows?date=2024-01-08").json().get("rows")).hasSize(BARS);
    String csv =
        new String(
            api.bytes("/v1/features/swing/rows?date=2024-01-08&limit=1", "text/csv"),
            StandardCharsets.UTF_8);
    assertThat(csv.lines())
        .containsExactly(
            "ticker,date,time,known_at,move,spread,r",
            "ES,2024-01-08,%s,%s,,,0".formatted(text(0), BUILT));
  }

  @Test
  void liveValuesAreThoseOfABuildAndFollowEachNewBar() {
    JsonNode same = api.get("/v1/features/swing/live").json().at("/rows/0");
    assertThat(same.at("/live/time").asText()).isEqualTo(text(2 * BARS - 1));
    assertThat(same.get("agree").asBoolean()).as(same.toString()).isTrue();
    for (int bar = BARS; bar < BARS + 3; bar++) {
      write(TUESDAY, bar, bar + 1);
      JsonNode live = api.get("/v1/features/swing/live").json().at("/rows/0/live");
      int last = ends.size() - 1;
      assertThat(live.get("time").asText()).isEqualTo(text(last));
      for (int f = 0; f < 3; f++) {
        String feature = SET.featureNames().get(f);
        assertThat(live.at("/values/" + feature).asDouble()).as(feature).isEqualTo(value(last, f));
      }
    }
    write(TUESDAY.plusDays(1), 0, 1);
    JsonNode live = api.get("/v1/features/swing/live").json();
    assertThat(live.get("date").asText()).isEqualTo("2024-01-10");
    assertThat(live.at("/rows/0").has("agree")).isFalse();
  }

  @Test
  void aVersionWithoutRegimesHidesThoseOfNoOther() {
    assertThat(api.get("/v1/regime").problem(404)).contains("published without training");
    assertThat(api.get("/v1/regime?set=swing").problem(404)).contains("has no regimes");
    api.serveTheWeek();
    assertThat(api.get("/v1/regime").json().get("set").asText()).isEqualTo("equity-daily");
  }

  @Test
  void aMomentIsNoSessionOfADailySet() {
    api.serveTheWeek();
    assertThat(
            api.get("/v1/features/equity-daily/AAA/history?from=2024-01-08T15:00:00Z").problem(400))
        .contains("has one row a session; give a date");
  }

  private void write(LocalDate session, int from, int to) {
    Instant open = TradingCalendar.CMES.open(session);
    List<List<?>> rows = new ArrayList<>();
    for (int t = from; t < to; t++) {
      Instant begin = open.plusSeconds(60L * t);
      Instant end = begin.plusSeconds(60);
      double close = 4_000 + session.getDayOfMonth() + (t * t) % 23;
      rows.add(List.of("one", "ES", begin, close, close + 1, close - 1, close, 5.0, end, end));
      rows.add(List.of("other", "ES", begin, 1.0, 1.0, 1.0, 1.0, 5.0, end.plusSeconds(60), end));
      ends.add(Micros.of(end));
      closes.add(close);
    }
    minutesVersion =
        DeltaFixture.append(api.lake().root().resolve("market/minutes"), MINUTES, rows);
  }

  /** What a build computes: the plan over the whole history. */
  private double value(int row, int feature) {
    MinuteBars.Builder bars = new MinuteBars.Builder();
    for (int i = 0; i < ends.size(); i++) {
      double close = closes.get(i);
      double[] values = {close, close + 1, close - 1, close, 5, Double.NaN, Double.NaN};
      bars.add(ends.get(i) / 1_000_000, ends.get(i), column -> values[column]);
    }
    MinuteHistory history = new MinuteHistory(bars.bars(), List.of(), TradingCalendar.CMES.zone());
    View view = history.asKnown();
    if (feature == 2) { // a return from the last close in the session, or from the bar's own open
      boolean isFirst = row % BARS == 0 && row < 2 * BARS;
      return isFirst ? 0 : Math.log(closes.get(row) / closes.get(row - 1));
    }
    Node target = SET.features().output(SET.featureNames().get(feature));
    return SET.features()
        .evaluateSeries(
            List.of(target), text -> view.column(text.substring(3)), view.length(), row, row + 1)[
        0][0];
  }

  private String text(int row) {
    return Micros.instant(ends.get(row)).toString();
  }

  private void publish() {
    String table = FeatureSet.table("swing", SET.definitionHash());
    StructType schema =
        new StructType()
            .add("sources", StringType.STRING)
            .add("universe", StringType.STRING)
            .add("ticker", StringType.STRING)
            .add("date", DateType.DATE)
            .add("time", TimestampType.TIMESTAMP);
    for (String feature : SET.featureNames()) {
      schema = schema.add(feature, DoubleType.DOUBLE);
    }
    schema =
        schema.add("event_time", TimestampType.TIMESTAMP).add("known_at", TimestampType.TIMESTAMP);
    List<List<?>> rows = new ArrayList<>();
    for (int row = 0; row < ends.size(); row++) {
      Instant end = Micros.instant(ends.get(row));
      LocalDate date = row < BARS ? MONDAY : TUESDAY;
      List<Object> cells = new ArrayList<>(Arrays.asList("one", "all", "ES", date, end));
      for (int f = 0; f < 3; f++) {
        cells.add(value(row, f));
      }
      cells.addAll(List.of(end, BUILT));
      rows.add(cells);
    }
    long version =
        DeltaFixture.append(api.lake().root().resolve(table.replace('.', '/')), schema, rows);
    Manifest published =
        api.lake()
            .registry()
            .publish(
                "swing",
                "run",
                SET.definitionHash(),
                id ->
                    new Manifest(
                        "swing",
                        id,
                        SET.text(),
                        SET.definitionHash(),
                        SET.featureNames(),
                        Map.of(table, version, "market.minutes", minutesVersion),
                        List.of("one"),
                        List.of(),
                        MONDAY,
                        TUESDAY,
                        "",
                        new RegimePolicy(Map.of(), SET.featureNames()),
                        List.of(),
                        BUILT,
                        "0.1.0",
                        0,
                        BUILT.plusSeconds(60),
                        "run",
                        Map.of(),
                        true,
                        ""));
    api.lake().registry().serve("swing", published.version());
    api.server().refresh();
  }
}
