package io.tidemark.serving.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.serving.ApiFixture;
import io.tidemark.serving.TestLake;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FeatureRoutesTest {
  private static final String LATEST = "/v1/features/equity-daily/latest";

  @RegisterExtension final ApiFixture api = new ApiFixture();

  @BeforeEach
  void publish() {
    api.serveTheWeek();
  }

  @Test
  void theRegimeOfTheDaySelectsTheFeatures() {
    JsonNode answer = api.get(LATEST + "?tickers=AAA").json();
    assertThat(answer.get("regime").asText()).isEqualTo("stress");
    assertThat(answer.get("date").asText()).isEqualTo("2024-01-12");
    assertThat(answer.get("known_at").asText()).isEqualTo("2024-01-12T22:00:00Z");
    assertThat(answer.get("definition_hash").asText())
        .isEqualTo(TestLake.DEFINITION.definitionHash());
    assertThat(answer.get("features")).extracting(JsonNode::asText).containsExactly("volatility");
    assertThat(answer.get("rows").toString())
        .isEqualTo(
            "[{\"ticker\":\"AAA\",\"date\":\"2024-01-12\",\"values\":{\"volatility\":0.6}}]");
  }

  @Test
  void allFeaturesAreReturnedOnRequestButNoLabel() {
    JsonNode answer = api.get(LATEST + "?tickers=BBB,AAA&all=true").json();
    assertThat(answer.get("rows").get(0).toString())
        .isEqualTo(
            "{\"ticker\":\"BBB\",\"date\":\"2024-01-12\","
                + "\"values\":{\"momentum\":null,\"volatility\":0.7}}");
    assertThat(answer.get("rows").get(1).get("values").toString())
        .isEqualTo("{\"momentum\":0.5,\"volatility\":0.6}");
  }

  @Test
  void withoutTickersAllOfTheDayAreReturnedAndMissingOnesAreNamed() {
    JsonNode answer = api.get(LATEST).json();
    assertThat(answer.get("rows"))
        .extracting(row -> row.get("ticker").asText())
        .containsExactly("AAA", "BBB");
    assertThat(answer.get("missing").toString()).isEqualTo("[\"CCC\"]");
  }

  @Test
  void unknownTickersAreNamedNextToTheKnownOnes() {
    JsonNode answer = api.get(LATEST + "?tickers=AAA,ZZZ,CCC").json();
    assertThat(answer.get("rows")).hasSize(1);
    assertThat(answer.get("unknown").toString()).isEqualTo("[\"ZZZ\"]");
    assertThat(answer.get("missing").toString()).isEqualTo("[\"CCC\"]");
  }

  @Test
  void onlyUnknownTickersAreNotFound() {
    assertThat(api.get(LATEST + "?tickers=AAX,DDD").problem(404))
        .isEqualTo("ticker 'AAX' is not known; the nearest are AAA, BBB, CCC");
  }

  @Test
  void aRestatementKnownByThenReplacesTheFirstVersionAndALaterOneDoesNot() {
    api.lake()
        .features(
            TestLake.knownAt(TestLake.feature("AAA", "2024-01-12", 1, 1.5), "2024-01-12T22:30:00Z"),
            TestLake.knownAt(
                TestLake.feature("BBB", "2024-01-12", 2, 2.5), "2024-01-12T23:30:00Z"));
    api.lake().publish(TestLake.FRIDAY_NIGHT);
    api.server().refresh();
    JsonNode rows = api.get(LATEST + "?tickers=AAA,BBB").json().get("rows");
    assertThat(rows.get(0).get("values").get("volatility").asDouble()).isEqualTo(1.5);
    assertThat(rows.get(1).get("values").get("volatility").asDouble()).isEqualTo(0.7);
  }

  @Test
  void invalidParametersAreNamed() {
    assertThat(api.get(LATEST + "?all=yes").problem(400))
        .isEqualTo("all is 'yes'; use true or false");
    assertThat(api.get("/v1/features/equity/latest").problem(404))
        .isEqualTo("set 'equity' is not known; the nearest are equity-daily");
  }
}
