package io.tidemark.serving.routes;

import static io.tidemark.views.LakeFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.serving.ApiFixture;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpsRoutesTest {
  @RegisterExtension final ApiFixture api = new ApiFixture();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "failures",
        "coverage",
        "reconciliation",
        "quarantine",
        "disputes",
        "halts",
        "alerts"
      })
  void anEmptyLakeHasNoRows(String name) {
    JsonNode answer = api.get("/v1/ops/" + name).json();
    assertThat(answer.get("total").asInt()).isZero();
    assertThat(answer.get("rows")).isEmpty();
  }

  @Test
  void allPagesTogetherAreTheWhole() {
    List<Map<String, Object>> failures = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      failures.add(
          row(
              "2024-01-0%dT00:00:00Z".formatted(i + 1),
              "vendor",
              "alpha",
              "resource",
              "bars",
              "subject",
              "AAA",
              "status",
              503));
    }
    api.lake().others().add("raw.failures", failures);
    List<JsonNode> pages = new ArrayList<>();
    String path = "/v1/ops/failures?limit=3";
    while (!path.isEmpty()) {
      JsonNode page = api.get(path).json();
      assertThat(page.get("total").asInt()).isEqualTo(7);
      page.get("rows").forEach(pages::add);
      URI next = URI.create(page.path("next_url").asText());
      path = page.has("next_url") ? next.getRawPath() + "?" + next.getRawQuery() : "";
    }
    assertThat(pages)
        .extracting(row -> row.get("known_at").asText().substring(8, 10))
        .containsExactly("07", "06", "05", "04", "03", "02", "01");
  }

  @Test
  void anUnknownStateIsNamedWithTheKnownOnes() {
    assertThat(api.get("/v1/ops/quarantine?state=open").problem(400))
        .isEqualTo(
            "state is 'open'; use one of [pending, settled, approved, rejected, overridden, lapsed]");
  }
}
