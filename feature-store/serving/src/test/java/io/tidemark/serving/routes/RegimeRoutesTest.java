package io.tidemark.serving.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.serving.ApiFixture;
import io.tidemark.serving.TestLake;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegimeRoutesTest {
  @RegisterExtension final ApiFixture api = new ApiFixture();

  @BeforeEach
  void publish() {
    api.serveTheWeek();
  }

  @Test
  void theDefaultIsTheLastDayOfTheServedModel() {
    assertThat(api.get("/v1/regime").text())
        .isEqualTo(
            """
            {"as_of":"2024-01-12T23:00:00Z","date":"2024-01-12","regime":"stress",\
            "probabilities":{"calm":0.2,"stress":0.8},"model":"hmm-1","set":"equity-daily",\
            "version":"v0001-0a1b2c3d"}""");
  }

  @Test
  void aPastDayHasTheLastLabelByThen() {
    assertThat(api.get("/v1/regime?date=2024-01-11").json().get("regime").asText())
        .isEqualTo("calm");
    assertThat(api.get("/v1/regime?date=2024-01-10").json().get("date").asText())
        .isEqualTo("2024-01-08");
  }

  @Test
  void beforeTheFirstLabelThereIsNone() {
    assertThat(api.get("/v1/regime?date=2024-01-07").problem(404))
        .isEqualTo("no regime is known on 2024-01-07; labels begin on 2024-01-08");
  }

  @Test
  void aLabelThatBecameKnownLaterIsNotServed() {
    api.lake()
        .regimes(
            TestLake.knownAt(
                TestLake.regime("hmm-1", "2024-01-11", "stress", 0.1), "2024-01-12T12:00:00Z"),
            TestLake.knownAt(
                TestLake.regime("hmm-1", "2024-01-12", "calm", 0.9), "2024-01-13T12:00:00Z"));
    api.lake().publish(TestLake.FRIDAY_NIGHT);
    api.server().refresh();
    assertThat(api.get("/v1/regime?date=2024-01-11").json().get("regime").asText())
        .isEqualTo("stress");
    assertThat(api.get("/v1/regime").json().get("regime").asText()).isEqualTo("stress");
  }

  @Test
  void theHistoryIsTheRequestedRange() {
    JsonNode rows = api.get("/v1/regime/history?from=2024-01-09&to=2024-01-12").json().get("rows");
    assertThat(rows.toString())
        .isEqualTo(
            """
            [{"date":"2024-01-11","regime":"calm","probabilities":{"calm":0.6,"stress":0.4}},\
            {"date":"2024-01-12","regime":"stress","probabilities":{"calm":0.2,"stress":0.8}}]""");
    assertThat(api.get("/v1/regime/history").json().get("rows")).hasSize(3);
  }
}
