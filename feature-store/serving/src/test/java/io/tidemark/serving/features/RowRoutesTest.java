package io.tidemark.serving.features;

import static io.tidemark.serving.TestLake.feature;
import static io.tidemark.serving.TestLake.knownAt;
import static io.tidemark.views.LakeFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.core.registry.Manifest;
import io.tidemark.serving.ApiClient.Answer;
import io.tidemark.serving.ApiFixture;
import io.tidemark.serving.TestLake;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowRoutesTest {
  private static final String SET = "/v1/features/equity-daily";
  private static final String FOR_GOOD = "public, max-age=31536000, immutable";

  @RegisterExtension final ApiFixture api = new ApiFixture();

  @BeforeEach
  void publish() {
    api.serveTheWeek();
  }

  @Test
  void aRowIsTheLastOneOfTheTickerUnlessADayIsGiven() {
    JsonNode last = api.get(SET + "/AAA").json();
    assertThat(last.get("date").asText()).isEqualTo("2024-01-12");
    assertThat(last.get("known_at").asText()).isEqualTo("2024-01-12T22:00:00Z");
    assertThat(last.get("version").asText()).isEqualTo("v0001-0a1b2c3d");
    assertThat(last.get("values").toString()).isEqualTo("{\"momentum\":0.5,\"volatility\":0.6}");
    assertThat(values(SET + "/CCC")).isEqualTo("{\"momentum\":0.3,\"volatility\":0.4}");
    assertThat(values(SET + "/AAA?date=2024-01-11&features=volatility"))
        .isEqualTo("{\"volatility\":0.2}");
    assertThat(values(SET + "/BBB")).isEqualTo("{\"momentum\":null,\"volatility\":0.7}");
  }

  @Test
  void aHistoryIsInOrderOfDaysAndRequestedFeatures() {
    JsonNode history = api.get(SET + "/AAA/history?features=volatility,momentum").json();
    assertThat(history.get("features").toString()).isEqualTo("[\"volatility\",\"momentum\"]");
    assertThat(history.get("rows").toString())
        .isEqualTo(
            "[{\"ticker\":\"AAA\",\"date\":\"2024-01-11\",\"known_at\":\"2024-01-11T22:00:00Z\","
                + "\"values\":{\"volatility\":0.2,\"momentum\":0.1}},"
                + "{\"ticker\":\"AAA\",\"date\":\"2024-01-12\",\"known_at\":\"2024-01-12T22:00:00Z\","
                + "\"values\":{\"volatility\":0.6,\"momentum\":0.5}}]");
    assertThat(keys(SET + "/AAA/history?to=2024-01-11")).containsExactly("AAA 2024-01-11");
    assertThat(keys(SET + "/AAA/history?from=2024-01-12")).containsExactly("AAA 2024-01-12");
    assertThat(keys(SET + "/AAA/history?from=2024-01-13")).isEmpty();
  }

  @Test
  void rowsAreThoseOfTheLastSessionUnlessDaysAreGiven() {
    assertThat(keys(SET + "/rows")).containsExactly("AAA 2024-01-12", "BBB 2024-01-12");
    assertThat(keys(SET + "/rows?date=2024-01-11"))
        .containsExactly("AAA 2024-01-11", "CCC 2024-01-11");
    assertThat(keys(SET + "/rows?from=2024-01-01"))
        .containsExactly("AAA 2024-01-11", "AAA 2024-01-12", "BBB 2024-01-12", "CCC 2024-01-11");
    assertThat(keys(SET + "/rows?to=2024-01-12&tickers=CCC,BBB"))
        .containsExactly("BBB 2024-01-12", "CCC 2024-01-11");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100})
  void allPagesTogetherAreTheWhole(int limit) {
    fillManyDays();
    for (String question :
        new String[] {
          "/rows?from=2024-01-01", "/rows?from=2024-01-18&to=2024-02-01&tickers=T03,T01,AAA",
          "/T02/history?features=momentum", "/rows?date=2024-01-22"
        }) {
      List<JsonNode> whole = rows(api.get(SET + question).json());
      assertThat(whole).hasSizeGreaterThan(2);
      List<JsonNode> pages = new ArrayList<>();
      String path = SET + question + "&limit=" + limit;
      path = path.contains("?") ? path : path.replaceFirst("&", "?");
      while (!path.isEmpty()) {
        JsonNode page = api.get(path).json();
        assertThat(page.get("rows").size()).isBetween(1, limit);
        pages.addAll(rows(page));
        path = page.has("next_url") ? path(page.get("next_url").asText()) : "";
      }
      assertThat(pages).isEqualTo(whole);
    }
  }

  @Test
  void laterPagesReadTheVersionOfTheFirstPage() {
    JsonNode first = api.get(SET + "/rows?from=2024-01-01&limit=2").json();
    api.lake()
        .features(
            feature("AAA", "2024-01-16", 7, 7),
            knownAt(feature("BBB", "2024-01-12", 8, 8), "2024-01-16T22:00:00Z"));
    api.lake().publish(TestLake.FRIDAY_NIGHT.plus(Duration.ofDays(7)));
    api.server().refresh();
    assertThat(keys(SET + "/rows")).containsExactly("AAA 2024-01-16");
    JsonNode second = api.get(path(first.get("next_url").asText())).json();
    assertThat(second.get("version")).isEqualTo(first.get("version"));
    assertThat(second.get("rows").toString()).contains("\"volatility\":0.7").contains("CCC");
    assertThat(second.get("rows")).hasSize(2);
  }

  @Test
  void aVersionThatIsNoLongerServedGivesTheSameResponses() {
    String[] questions = {
      "/rows?from=2024-01-01", "/rows?x", "/AAA?x", "/AAA/history?x", "/latest?x", "/latest?all=1"
    };
    String version = api.get(SET + "/AAA").json().get("version").asText();
    List<JsonNode> before = new ArrayList<>();
    for (String question : questions) {
      before.add(api.get(SET + question.replace("?x", "")).json());
    }
    api.lake()
        .features(
            feature("AAA", "2024-01-16", 7, 7),
            knownAt(feature("AAA", "2024-01-12", 8, 8), "2024-01-16T22:00:00Z"));
    api.lake().regimes(TestLake.regime("hmm-1", "2024-01-16", "calm", 0.9));
    api.lake().publish(TestLake.FRIDAY_NIGHT.plus(Duration.ofDays(7)));
    api.server().refresh();
    for (int i = 0; i < questions.length; i++) {
      String question = questions[i].replace("x", "");
      String named = question + (question.endsWith("?") ? "" : "&") + "version=" + version;
      Answer answer = api.get(SET + named);
      assertThat(answer.json()).isEqualTo(before.get(i));
      assertThat(answer.header("Cache-Control")).isEqualTo(FOR_GOOD);
      assertThat(api.get(SET + named, "If-None-Match", answer.header("ETag")).status())
          .isEqualTo(304);
    }
    assertThat(api.get(SET + "/AAA").json().get("date").asText()).isEqualTo("2024-01-16");
    assertThat(api.get(SET + "/AAA").header("Cache-Control")).isEqualTo("no-cache");
  }

  @Test
  void noRowBecameKnownAfterTheAsOfOfTheRequestOrOfTheVersion() {
    api.lake()
        .features(
            knownAt(feature("AAA", "2024-01-11", 3, 3), "2024-01-12T10:00:00Z"),
            knownAt(feature("AAA", "2024-01-12", 4, 4), "2024-01-12T22:30:00Z"),
            knownAt(feature("BBB", "2024-01-12", 5, 5), "2024-01-12T23:30:00Z"));
    Manifest version = api.lake().publish(TestLake.FRIDAY_NIGHT);
    api.server().refresh();
    Instant thursday = Instant.parse("2024-01-11T00:00:00Z");
    List<Integer> sizes = new ArrayList<>();
    for (int halfHours = 0; halfHours < 2 * 24 * 3; halfHours++) {
      Instant asked = thursday.plus(Duration.ofMinutes(30L * halfHours));
      Instant asOf = asked.isBefore(version.asOf()) ? asked : version.asOf();
      JsonNode answer = api.get(SET + "/rows?from=2024-01-01&as_of=" + asked).json();
      assertThat(Instant.parse(answer.get("as_of").asText())).isEqualTo(asOf);
      for (JsonNode row : rows(answer)) {
        assertThat(Instant.parse(row.get("known_at").asText())).isBeforeOrEqualTo(asOf);
      }
      sizes.add(rows(answer).size());
    }
    assertThat(sizes).isSorted().startsWith(0).endsWith(4);
    String thursdays = SET + "/AAA?date=2024-01-11&features=momentum&as_of=";
    assertThat(values(thursdays + "2024-01-12T09:59:59Z")).isEqualTo("{\"momentum\":0.1}");
    assertThat(values(thursdays + "2024-01-12T10:00:00Z")).isEqualTo("{\"momentum\":3.0}");
    assertThat(values(SET + "/AAA?features=momentum")).isEqualTo("{\"momentum\":4.0}");
    assertThat(values(SET + "/AAA?features=momentum&as_of=2024-01-12T22:00:00Z"))
        .isEqualTo("{\"momentum\":0.5}");
    assertThat(values(SET + "/BBB?features=momentum&as_of=2025-01-01"))
        .isEqualTo("{\"momentum\":null}");
    assertThat(keys(SET + "/rows?as_of=2024-01-11"))
        .containsExactly("AAA 2024-01-11", "CCC 2024-01-11");
    assertThat(api.get(SET + "/CCC?as_of=2024-01-10").problem(404))
        .isEqualTo(
            "no row of CCC was known by 2024-01-10T23:59:59.999999Z; "
                + "the first became known at 2024-01-11T22:00:00Z");
  }

  @Test
  void haltedTickersAreRefusedByNameAndOtherwiseLeftOut() {
    String version = api.get(SET + "/AAA").json().get("version").asText();
    api.lake()
        .others()
        .add(
            "ops.halts",
            row(
                "2024-01-12T12:00:00Z",
                "ticker",
                "AAA",
                "state",
                "HALTED",
                "opened_by",
                "rule",
                "why",
                "a split is missing"));
    api.server().refresh();
    for (String question : new String[] {"/AAA?", "/AAA/history?", "/rows?tickers=BBB,AAA"}) {
      assertThat(api.get(SET + question).problem(409)).startsWith("AAA is halted since");
      assertThat(
              api.get(SET + question + (question.endsWith("?") ? "" : "&") + "version=" + version)
                  .problem(409))
          .startsWith("AAA is halted since");
    }
    Answer rest = api.get(SET + "/rows?version=" + version);
    assertThat(rest.json().get("halted").toString()).isEqualTo("[\"AAA\"]");
    assertThat(rest.json().get("rows")).hasSize(1);
    assertThat(rest.header("Cache-Control")).isEqualTo("no-cache");
  }

  @Test
  void setsAreListedWithTheirVersions() {
    api.lake().publish(TestLake.FRIDAY_NIGHT);
    JsonNode set = api.get("/v1/features").json().get("sets").get(0);
    assertThat(set.get("set").asText()).isEqualTo("equity-daily");
    assertThat(set.get("served").asText()).isEqualTo("v0002-0a1b2c3d");
    JsonNode first = set.get("versions").get(0);
    assertThat(first.get("version").asText()).isEqualTo("v0001-0a1b2c3d");
    assertThat(first.get("served").asBoolean()).isFalse();
    assertThat(first.get("as_of").asText()).isEqualTo("2024-01-12T23:00:00Z");
    assertThat(first.get("features").toString()).isEqualTo("[\"momentum\",\"volatility\"]");
    assertThat(set.get("versions").get(1).get("served").asBoolean()).isTrue();
  }

  @Test
  void unknownNamesAreNamedWithTheKnownOnes() {
    assertThat(api.get("/v1/features/equity/AAA").problem(404))
        .isEqualTo("set 'equity' is not known; the nearest are equity-daily");
    assertThat(api.get("/v1/features/equity/AAA?version=v1").problem(404))
        .isEqualTo("set 'equity' is not known; the nearest are equity-daily");
    for (String route : new String[] {"/AAA", "/rows", "/latest", "/live", "/AAA/history"}) {
      assertThat(api.get(SET + route + "?version=v0002").problem(404))
          .isEqualTo("version 'v0002' of equity-daily is not known; published are v0001-0a1b2c3d");
    }
    assertThat(api.get(SET + "/AAB").problem(404))
        .isEqualTo("ticker 'AAB' is not known; the nearest are AAA, BBB, CCC");
    assertThat(api.get(SET + "/rows?tickers=AAA,AAX").problem(404))
        .startsWith("ticker 'AAX' is not known; the nearest are AAA");
    assertThat(api.get(SET + "/AAA/history?features=momentun").problem(404))
        .isEqualTo("feature 'momentun' is not known; the nearest are momentum, volatility");
    assertThat(api.get(SET + "/AAA?features=fwd_5d").problem(404)).startsWith("feature 'fwd_5d'");
    assertThat(api.get(SET + "/AAA?date=2024-01-13").problem(404))
        .isEqualTo("AAA has no row on 2024-01-13; the last before it is on 2024-01-12");
    assertThat(api.get(SET + "/AAA?date=2024-01-10").problem(404))
        .isEqualTo("AAA has no row on 2024-01-10; its rows begin later");
  }

  @Test
  void invalidParametersAreNamedWithValidOnes() {
    assertThat(api.get(SET + "/AAA?date=12.1.2024").problem(400))
        .isEqualTo("date is '12.1.2024'; use an ISO date, such as 2023-12-29");
    assertThat(api.get(SET + "/AAA/history?from=2024-02-01&to=2024-01-01").problem(400))
        .isEqualTo("from is 2024-02-01, after to, which is 2024-01-01; swap them");
    assertThat(api.get(SET + "/rows?date=2024-01-11&from=2024-01-01").problem(400))
        .isEqualTo("date selects one session, from and to a range; use one or the other");
    assertThat(api.get(SET + "/rows?limit=1000001").problem(400))
        .isEqualTo(
            "limit is 1000001; a page of 2 features has at most 1000000 rows, "
                + "and gives the address of the next page");
    assertThat(api.get(SET + "/rows?cursor=there").problem(400))
        .isEqualTo("cursor is 'there'; take it from the previous page");
    assertThat(api.get(SET + "/AAA?form=x").problem(400))
        .startsWith(
            "parameter 'form' is not known here; the known ones are [as_of, date, features");
    assertThat(api.get(SET + "/AAA", "Accept", "text/html").problem(406))
        .startsWith("Accept is 'text/html'; features are available as application/json, text/csv");
  }

  @Test
  void aVersionWithAMissingTableIsNotServed() {
    Manifest first = api.lake().registry().manifest(TestLake.SET, "v0001-0a1b2c3d");
    api.lake().features(feature("AAA", "2024-01-16", 7, 7));
    api.lake()
        .publish(
            TestLake.FRIDAY_NIGHT.plus(Duration.ofDays(7)),
            tables -> tables.remove("regimes.labels"));
    String second = api.lake().registry().versions(TestLake.SET).get(1);
    assertThat(api.get(SET + "/AAA?version=" + second).problem(503))
        .isEqualTo(
            "version %s is published but cannot be loaded; the API's log has the cause"
                .formatted(second));
    assertThat(api.get(SET + "/AAA?version=" + first.version()).status()).isEqualTo(200);
  }

  /**
   * Writes twenty tickers, enough to be read in one scan, over several sessions with some rows
   * missing.
   */
  private void fillManyDays() {
    List<List<?>> rows = new ArrayList<>();
    LocalDate day = LocalDate.parse("2024-01-16");
    for (int d = 0; d < 8; d++) {
      for (int t = 0; t < 20; t++) {
        if ((d + t) % 4 != 3) {
          String ticker = "T%02d".formatted(t);
          rows.add(feature(ticker, day.plusDays(d).toString(), d + t / 100.0, -d));
        }
      }
    }
    api.lake().features(rows.toArray(List<?>[]::new));
    api.lake().publish(TestLake.FRIDAY_NIGHT.plus(Duration.ofDays(60)));
    api.server().refresh();
  }

  private String values(String path) {
    return api.get(path).json().get("values").toString();
  }

  private List<String> keys(String path) {
    return rows(api.get(path).json()).stream()
        .map(row -> row.get("ticker").asText() + " " + row.get("date").asText())
        .toList();
  }

  private static List<JsonNode> rows(JsonNode answer) {
    List<JsonNode> rows = new ArrayList<>();
    answer.get("rows").forEach(rows::add);
    return rows;
  }

  private static String path(String url) {
    URI address = URI.create(url);
    return address.getRawPath() + "?" + address.getRawQuery();
  }
}
