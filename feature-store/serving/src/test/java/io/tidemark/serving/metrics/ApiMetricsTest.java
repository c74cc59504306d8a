package io.tidemark.serving.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.serving.ApiClient.Answer;
import io.tidemark.serving.ApiFixture;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApiMetricsTest {
  private static final Pattern ROUTE = Pattern.compile("route=\"([^\"]*)\"");

  @RegisterExtension final ApiFixture api = new ApiFixture();

  @Test
  void requestsAreCountedByRouteAndStatusWithTheirLatency() {
    api.serveTheWeek();
    api.get("/v1/prices/AAA");
    api.get("/v1/prices/AAA");
    api.get("/v1/prices/AAA?limit=none");
    List<String> lines = scrape();
    assertThat(lines)
        .contains(
            "tidemark_api_requests_seconds_count{route=\"/v1/prices/{ticker}\",status=\"200\"} 2",
            "tidemark_api_requests_seconds_count{route=\"/v1/prices/{ticker}\",status=\"400\"} 1",
            "tidemark_api_requests_seconds_bucket{route=\"/v1/prices/{ticker}\",status=\"200\",le=\"+Inf\"} 2",
            "cache_gets_total{cache=\"price-responses\",result=\"hit\"} 1.0",
            "cache_gets_total{cache=\"price-responses\",result=\"miss\"} 1.0");
    assertThat(lines)
        .anyMatch(
            line ->
                line.matches("tidemark_served_version_age_seconds\\{set=\"equity-daily\"} \\S+"))
        .anyMatch(line -> line.matches("tidemark_prices_refresh_lag_seconds [0-9].*"))
        .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{"));
  }

  @Test
  void neitherTickersNorPathsBecomeLabels() {
    api.serveTheWeek();
    for (String path :
        List.of(
            "/v1/prices/AAA",
            "/v1/prices/ZZZ",
            "/v1/features/equity-daily/BBB",
            "/v1/features/nothing/BBB/history",
            "/no/such/path",
            "/.env")) {
      api.get(path);
    }
    api.send("DELETE", "/v1/prices/AAA");
    List<String> lines = scrape();
    List<String> known =
        api.server().routes().stream()
            .map(route -> route.substring(route.indexOf(' ') + 1))
            .toList();
    List<String> labels =
        lines.stream().flatMap(line -> ROUTE.matcher(line).results()).map(m -> m.group(1)).toList();
    assertThat(labels).contains(ApiMetrics.NO_ROUTE);
    assertThat(labels)
        .filteredOn(label -> !label.equals(ApiMetrics.NO_ROUTE))
        .isNotEmpty()
        .isSubsetOf(known);
    assertThat(lines).noneMatch(line -> line.matches(".*\"(AAA|BBB|ZZZ|nothing)\".*"));
  }

  private List<String> scrape() {
    Answer answer = api.get("/metrics");
    assertThat(answer.header("Content-Type")).startsWith("text/plain");
    return answer.text().lines().toList();
  }
}
