package io.tidemark.serving.features;

import static io.tidemark.serving.TestLake.feature;
import static io.tidemark.serving.TestLake.knownAt;
import static io.tidemark.serving.TestLake.standing;
import static io.tidemark.serving.TestLake.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.serving.ApiFixture;
import io.tidemark.serving.TestLake;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WithdrawnRowsTest {
  @RegisterExtension final ApiFixture api = new ApiFixture();

  @Test
  void aRowThatALaterBuildLeftOutIsNotServed() {
    String set = "/v1/features/equity-daily";
    api.lake()
        .builds(
            standing(feature("AAA", "2024-01-11", 1, 2)),
            standing(feature("AAA", "2024-01-12", 3, 4)),
            standing(feature("BBB", "2024-01-11", 5, 6)),
            standing(feature("BBB", "2024-01-12", 7, 8)),
            standing(feature("CCC", "2024-01-12", 9, 9)));
    api.lake()
        .builds(
            withdrawn("AAA", "2024-01-12", "2024-01-12T22:30:00Z"),
            withdrawn("BBB", "2024-01-11", "2024-01-12T22:30:00Z"),
            withdrawn("CCC", "2024-01-12", "2024-01-12T22:30:00Z"));
    api.lake()
        .builds(standing(knownAt(feature("BBB", "2024-01-11", 5, 7), "2024-01-12T22:45:00Z")));
    api.lake().regimes(TestLake.regime("hmm-1", "2024-01-12", "stress", 0.2));
    api.lake().publish(TestLake.FRIDAY_NIGHT);
    api.server().refresh();

    assertThat(keys(set + "/AAA/history")).containsExactly("AAA 2024-01-11");
    assertThat(values(set + "/AAA")).isEqualTo("{\"momentum\":1.0,\"volatility\":2.0}");
    assertThat(keys(set + "/BBB/history")).containsExactly("BBB 2024-01-11", "BBB 2024-01-12");
    assertThat(values(set + "/BBB?date=2024-01-11"))
        .as("back in a third build")
        .isEqualTo("{\"momentum\":5.0,\"volatility\":7.0}");
    assertThat(api.get(set + "/CCC").problem(404)).contains("CCC");
  }

  private String values(String path) {
    return api.get(path).json().get("values").toString();
  }

  private List<String> keys(String path) {
    List<String> keys = new ArrayList<>();
    api.get(path)
        .json()
        .get("rows")
        .forEach(row -> keys.add(row.get("ticker").asText() + " " + row.get("date").asText()));
    return keys;
  }
}
