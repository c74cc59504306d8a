package io.tidemark.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.core.registry.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConcurrentSwapTest {
  private static final int SWAPS = 40;

  @RegisterExtension final ApiFixture api = new ApiFixture();

  @Test
  void readersDuringASwapSeeOneVersionAndNeverAMixture() throws Exception {
    Map<String, String> regimeOf = publishTwoVersions();
    List<String> versions = List.copyOf(regimeOf.keySet());
    Set<String> seen = ConcurrentHashMap.newKeySet();
    AtomicBoolean swapping = new AtomicBoolean(true);
    ExecutorService readers = Executors.newFixedThreadPool(4);
    try {
      List<Future<Void>> reading = new ArrayList<>();
      for (int reader = 0; reader < 4; reader++) {
        reading.add(readers.submit(readWhile(swapping, regimeOf, seen)));
      }
      for (int swap = 0; swap < SWAPS; swap++) {
        api.lake().registry().serve(TestLake.SET, versions.get(swap % 2));
        api.server().refresh();
      }
      swapping.set(false);
      for (Future<Void> done : reading) {
        done.get();
      }
    } finally {
      swapping.set(false);
      readers.shutdown();
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(versions);
  }

  private Callable<Void> readWhile(
      AtomicBoolean swapping, Map<String, String> regimeOf, Set<String> seen) {
    return () -> {
      while (swapping.get()) {
        JsonNode answer = api.get("/v1/features/equity-daily/latest").json();
        String version = answer.get("version").asText();
        String regime = answer.get("regime").asText();
        assertThat(regime).isEqualTo(regimeOf.get(version));
        assertThat(answer.get("features").toString())
            .isEqualTo(regime.equals("calm") ? "[\"momentum\"]" : "[\"volatility\"]");
        assertThat(answer.get("rows").size()).isEqualTo(regime.equals("calm") ? 1 : 2);
        seen.add(version);
      }
      return null;
    };
  }

  /**
   * Publishes stress with two tickers on Friday, then calm with one ticker on the Tuesday after.
   */
  private Map<String, String> publishTwoVersions() {
    Map<String, String> regimeOf = new HashMap<>();
    Manifest first = api.lake().fill().publish(TestLake.FRIDAY_NIGHT);
    regimeOf.put(first.version(), "stress");
    api.lake().regimes(TestLake.regime("hmm-1", "2024-01-16", "calm", 0.99));
    api.lake().features(TestLake.feature("AAA", "2024-01-16", 0.9, 0.8));
    Manifest second = api.lake().publish(TestLake.FRIDAY_NIGHT.plusSeconds(7 * 86_400));
    regimeOf.put(second.version(), "calm");
    api.server().refresh();
    return regimeOf;
  }
}
