package io.tidemark.serving.routes;

import static io.tidemark.serving.TestLake.knownAt;
import static io.tidemark.serving.TestLake.price;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.serving.ApiFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PriceRoutesTest {
  @RegisterExtension final ApiFixture api = new ApiFixture();

  @BeforeEach
  void publish() {
    api.serveTheWeek();
  }

  @Test
  void rawPricesAreAsTradedWithRestatements() {
    assertThat(closes("/v1/prices/AAA?adjust=none"))
        .containsExactly(100.0, 104.0, 50.0, 49.0, 51.0);
  }

  @Test
  void aSplitDividesEarlierPricesAndMultipliesEarlierVolumes() {
    assertThat(closes("/v1/prices/AAA?adjust=splits"))
        .containsExactly(50.0, 52.0, 50.0, 49.0, 51.0);
    assertThat(column("/v1/prices/AAA?adjust=splits", "volume"))
        .containsExactly(2000.0, 2000.0, 1000.0, 1000.0, 1000.0);
  }

  @Test
  void byDefaultDividendsAreAdjustedTooAndVolumesAreNot() {
    double left = (50.0 - 1.0) / 50.0;
    assertThat(closes("/v1/prices/AAA"))
        .containsExactly(50.0 * left, 52.0 * left, 50.0 * left, 49.0, 51.0);
    assertThat(column("/v1/prices/AAA", "high").get(0)).isEqualTo(50.5 * left);
    assertThat(column("/v1/prices/AAA", "volume"))
        .containsExactly(2000.0, 2000.0, 1000.0, 1000.0, 1000.0);
  }

  @Test
  void aNarrowerRangeHasTheSamePrices() {
    List<Double> all = closes("/v1/prices/AAA");
    assertThat(closes("/v1/prices/AAA?from=2024-01-09&to=2024-01-10")).isEqualTo(all.subList(1, 3));
  }

  @Test
  void asOfADayOnlyFactsKnownByThenAreUsed() {
    JsonNode wednesday = api.get("/v1/prices/AAA?as_of=2024-01-10").json();
    assertThat(closes(wednesday)).containsExactly(50.0, 51.0, 50.0);
    assertThat(wednesday.get("anchor").asText()).isEqualTo("2024-01-10");
    assertThat(wednesday.get("as_of").asText()).isEqualTo("2024-01-10T23:59:59.999999Z");
  }

  @Test
  void asOfATimeSeparatesTheFirstVersionFromTheRestatement() {
    String tuesday = "/v1/prices/AAA?adjust=none&from=2024-01-09&to=2024-01-09&as_of=";
    assertThat(closes(tuesday + "2024-01-11T11:59:59Z")).containsExactly(102.0);
    assertThat(closes(tuesday + "2024-01-11T12:00:00Z")).containsExactly(104.0);
    assertThat(closes(tuesday + "2024-01-11T13:00:00%2B01:00")).containsExactly(104.0);
  }

  @Test
  void noRowBecameKnownAfterTheAsOf() {
    Instant monday = Instant.parse("2024-01-08T00:00:00Z");
    for (int hours = 0; hours < 24 * 6; hours++) {
      Instant asOf = monday.plus(Duration.ofHours(hours));
      JsonNode answer = api.get("/v1/prices/AAA?as_of=" + asOf).json();
      assertThat(Instant.parse(answer.get("as_of").asText())).isBeforeOrEqualTo(asOf);
      for (JsonNode row : answer.get("rows")) {
        assertThat(Instant.parse(row.get("known_at").asText())).isBeforeOrEqualTo(asOf);
      }
    }
  }

  @Test
  void laterRowsDoNotChangePricesAsOfADay() {
    String asOfThursday = "/v1/prices/AAA?as_of=2024-01-11";
    List<Double> before = closes(asOfThursday);
    api.lake()
        .prices(
            price("AAA", "2024-01-16", 25, 4, 0.5),
            knownAt(price("AAA", "2024-01-08", 90, 1, 3), "2024-01-16T22:00:00Z"));
    api.server().refresh();
    assertThat(closes("/v1/prices/AAA?from=2024-01-08")).hasSize(6).doesNotContainSequence(before);
    assertThat(closes(asOfThursday)).isEqualTo(before);
  }

  @Test
  void newRowsAreServedWithoutAPublication() {
    api.lake().prices(price("AAA", "2024-01-15", 55, 1, 0));
    assertThat(closes("/v1/prices/AAA")).hasSize(5);
    api.server().refresh();
    assertThat(closes("/v1/prices/AAA?adjust=none")).endsWith(51.0, 55.0);
    assertThat(api.get("/v1/prices/AAA").json().get("as_of").asText())
        .isEqualTo("2024-01-15T22:00:00Z");
  }

  @Test
  void beforeTheFirstRowThereAreNoRowsAndANoteGivesTheReason() {
    JsonNode answer = api.get("/v1/prices/AAA?as_of=2023-06-30").json();
    assertThat(answer.get("rows")).isEmpty();
    assertThat(answer.has("anchor")).isFalse();
    assertThat(answer.get("note").asText())
        .isEqualTo(
            "no price of AAA was known by 2023-06-30T23:59:59.999999Z; "
                + "the first became known at 2024-01-08T22:00:00Z");
  }

  @Test
  void aMissingPriceIsNull() {
    JsonNode row = api.get("/v1/prices/BBB?from=2024-01-12").json().get("rows").get(0);
    assertThat(row.get("close").isNull()).isTrue();
    assertThat(row.get("status").asText()).isEqualTo("agreed");
  }

  @Test
  void invalidParametersAreNamedWithValidOnes() {
    assertThat(api.get("/v1/prices/AAA?from=8.1.2024").problem(400))
        .isEqualTo("from is '8.1.2024'; use an ISO date, such as 2023-12-29");
    assertThat(api.get("/v1/prices/AAA?as_of=now").problem(400)).contains("as_of is 'now'; use an");
    assertThat(api.get("/v1/prices/AAA?adjust=both").problem(400))
        .isEqualTo("adjust is 'both'; use one of [none, splits, all]");
    assertThat(api.get("/v1/prices/AAA?limit=0").problem(400))
        .isEqualTo("limit is '0'; use a whole number of at least 1");
    assertThat(api.get("/v1/prices/AAA?from=2024-02-01&to=2024-01-01").problem(400))
        .isEqualTo("from is 2024-02-01, after to, which is 2024-01-01; swap them");
    assertThat(api.get("/v1/prices/AAA?form=2024-01-01").problem(400))
        .startsWith(
            "parameter 'form' is not known here; the known ones are [adjust, as_of, cursor, from");
    assertThat(api.get("/v1/prices/AAA?limit=1&limit=2").problem(400))
        .isEqualTo("limit is given 2 times; give it once");
  }

  @Test
  void theLongestListOfVendorsIsUsedUnlessOneIsNamed() {
    JsonNode most = api.get("/v1/prices/AAA").json();
    assertThat(most.get("sources").asText()).isEqualTo("alpha+beta");
    assertThat(closes("/v1/prices/AAA?vendors=gamma")).containsExactly(77.0);
  }

  @Test
  void anUnknownTickerIsNamedWithTheNearestOnes() {
    assertThat(api.get("/v1/prices/aab").problem(404))
        .isEqualTo("ticker 'aab' is not known; the nearest are AAA, BBB");
    assertThat(api.get("/v1/prices/AAA?vendors=alpha,delta").problem(404))
        .isEqualTo(
            "there are no prices of AAA reconciled from alpha,delta; "
                + "there are prices from alpha,beta and from gamma");
  }

  private List<Double> closes(String path) {
    return column(path, "close");
  }

  private List<Double> column(String path, String name) {
    return column(api.get(path).json(), name);
  }

  private static List<Double> closes(JsonNode answer) {
    return column(answer, "close");
  }

  private static List<Double> column(JsonNode answer, String name) {
    List<Double> values = new ArrayList<>();
    answer.get("rows").forEach(row -> values.add(row.get(name).asDouble()));
    return values;
  }
}
