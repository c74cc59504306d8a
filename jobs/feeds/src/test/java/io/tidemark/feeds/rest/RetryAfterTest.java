package io.tidemark.feeds.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Retry-After           | 7                             | 7000",
        "Retry-After           | 0                             | 0",
        "Retry-After           | -3                            | 0",
        "Retry-After           | Fri, 01 Mar 2024 12:00:30 GMT | 30000",
        "Retry-After           | Fri, 01 Mar 2024 11:00:00 GMT | 0",
        "X-RateLimit-Reset     | 1709294405                    | 5000",
        "x-ratelimit-reset     | 1709294405500                 | 5500",
        "RateLimit-Reset       | 12                            | 12000"
      })
  void readsSecondsDatesAndMoments(String header, String value, long millis) {
    assertThat(RetryAfter.of(headers(Map.of(header, value)), NOW))
        .contains(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"Retry-After,soon", "Retry-After,NaN", "X-RateLimit-Reset,1e300", "X-Other,5"})
  void ignoresWhatItCannotRead(String header, String value) {
    assertThat(RetryAfter.of(headers(Map.of(header, value)), NOW)).isEmpty();
  }

  @Test
  void retryAfterTakesPrecedenceOverTheReset() {
    assertThat(RetryAfter.of(headers(Map.of("X-RateLimit-Reset", "60", "Retry-After", "2")), NOW))
        .contains(Duration.ofSeconds(2));
  }

  private static HttpHeaders headers(Map<String, String> values) {
    Map<String, List<String>> lists = new java.util.HashMap<>();
    values.forEach((name, value) -> lists.put(name, List.of(value)));
    return HttpHeaders.of(lists, (name, value) -> true);
  }
}
