package io.tidemark.worker.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.UserFault;
import io.tidemark.launchers.JobKilled;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobMetricsTest {
  private static final String LOOPBACK = "127.0.0.1";

  private final JobMetrics metrics = new JobMetrics();

  @Test
  void jobsAreCountedByTypeAndOutcome() {
    assertThat(metrics.measure("land", () -> 7)).isEqualTo(7);
    fails("land", new UserFault("no such vendor"));
    fails("land", new JobKilled("killed"));
    fails("train", new IllegalStateException("disk gone"));
    assertThat(lines())
        .contains(
            "tidemark_jobs_started_total{type=\"land\"} 3.0",
            "tidemark_jobs_started_total{type=\"train\"} 1.0",
            "tidemark_jobs_duration_seconds_count{outcome=\"finished\",type=\"land\"} 1",
            "tidemark_jobs_duration_seconds_count{outcome=\"user_fault\",type=\"land\"} 1",
            "tidemark_jobs_duration_seconds_count{outcome=\"killed\",type=\"land\"} 1",
            "tidemark_jobs_duration_seconds_count{outcome=\"failed\",type=\"train\"} 1");
  }

  @Test
  void theNumberOfTypesIsLimited() {
    for (int i = 0; i < 2 * JobMetrics.MOST_TYPES; i++) {
      int result = i;
      assertThat(metrics.measure("type" + i, () -> result)).isEqualTo(i);
    }
    assertThat(lines().stream().filter(line -> line.startsWith("tidemark_jobs_started_total{")))
        .hasSize(JobMetrics.MOST_TYPES);
    assertThat(
            lines().stream()
                .filter(line -> line.startsWith("tidemark_jobs_duration_seconds_count{")))
        .hasSize(JobMetrics.MOST_TYPES);
  }

  @Test
  void theEndpointServesTheSeriesAndNothingElse() throws IOException, InterruptedException {
    metrics.measure("land", () -> 1);
    try (MetricsEndpoint endpoint =
        MetricsEndpoint.listen(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), metrics)) {
      HttpResponse<String> answer = get(endpoint.port(), "/metrics");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
      assertThat(answer.body().lines()).contains("tidemark_jobs_started_total{type=\"land\"} 1.0");
      assertThat(get(endpoint.port(), "/metrics/secrets").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void withoutAFreePortOnlyTheMetricsAreMissing() throws IOException {
    assertThat(MetricsEndpoint.start(LOOPBACK, 0, metrics)).isEmpty();
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(MetricsEndpoint.start(LOOPBACK, other.getLocalPort(), metrics)).isEmpty();
    }
  }

  private void fails(String type, RuntimeException fault) {
    assertThatThrownBy(
            () ->
                metrics.measure(
                    type,
                    () -> {
                      throw fault;
                    }))
        .isSameAs(fault);
  }

  private List<String> lines() {
    return metrics.scrape().lines().toList();
  }

  private static HttpResponse<String> get(int port, String path)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://" + LOOPBACK + ":" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
