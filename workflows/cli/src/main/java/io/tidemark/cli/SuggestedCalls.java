package io.tidemark.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.core.Json;
import io.tidemark.launchers.process.HttpProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Example calls of the API, with tickers that it has. */
final class SuggestedCalls {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(300);
  private static final int TICKERS = 2;

  private SuggestedCalls() {}

  /** URLs, to be used with {@code curl}. */
  static List<String> of(String api, String set) {
    String latest = api + "/v1/features/" + set + "/latest";
    List<String> tickers = tickers(latest);
    String some = String.join(",", tickers.subList(0, Math.min(TICKERS, tickers.size())));
    List<String> calls = new ArrayList<>();
    calls.add(api + "/v1/regime");
    calls.add(latest + (tickers.isEmpty() ? "" : "?tickers=" + some));
    calls.add(api + "/v1/prices/" + (tickers.isEmpty() ? "TICKER" : tickers.get(0)));
    return calls;
  }

  /** The API takes a moment to load a new version. */
  private static List<String> tickers(String latest) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      List<String> found =
          HttpProbe.get(latest)
              .map(body -> names(Json.read(body, JsonNode.class)))
              .orElse(List.of());
      if (!found.isEmpty()) {
        return found;
      }
      LockSupport.parkNanos(POLL_INTERVAL.toNanos());
    }
    return List.of();
  }

  private static List<String> names(JsonNode answer) {
    List<String> names = new ArrayList<>();
    answer.path("rows").forEach(row -> names.add(row.path("ticker").asText()));
    return names;
  }
}
