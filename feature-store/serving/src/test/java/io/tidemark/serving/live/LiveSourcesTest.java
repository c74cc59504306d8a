package io.tidemark.serving.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.serving.ApiFixture;
import io.tidemark.serving.live.DailyLake.Observation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LiveSourcesTest {
  @RegisterExtension final ApiFixture api = new ApiFixture();

  @Test
  void theShippedSetOfAlternativeSeriesHasTheLiveValuesOfABuildEveryEvening() {
    FeatureSet set = FeatureSet.load("alt-daily");
    DailyLake lake = new DailyLake(api.lake());
    Market market = new Market(21, 6, 100, 40);
    lake.write(LiveRoutesTest.told(market, 0, 96));
    lake.observe(observations(market, 0, 96));
    lake.publish(set, List.of(), market.date(95), market.evening(95));
    String path = "/v1/features/alt-daily/live";
    api.server().refresh();
    assertThat(api.get(path).json().at("/rows/0/agree").asBoolean()).isTrue();
    for (int session = 96; session < 100; session++) {
      lake.write(market.told(session));
      lake.observe(observations(market, session, session + 1));
      api.server().refresh();
      Oracle oracle = new Oracle(set, lake.prices(), lake::joined);
      JsonNode answer = api.get(path).json();
      assertThat(answer.get("date").asText()).isEqualTo(oracle.last().toString());
      LiveRoutesTest.assertSame(answer, oracle.values(oracle.last()));
      assertThat(oracle.values(oracle.last()).values())
          .as("something is joined")
          .anyMatch(values -> Double.isFinite(values[0]) && Double.isFinite(values[4]));
    }
  }

  @Test
  void aNewObservationChangesTheValuesAndOneOfTheFutureDoesNot() {
    FeatureSet set =
        FeatureSet.parse(
            "joined",
            """
            set: joined
            entity: ticker
            calendar: XNYS
            sources: { px: market.prices, alt: alt.series }
            features:
              own: alt.own
              ret: log(px.close / ref(px.close, 5))
            """);
    DailyLake lake = new DailyLake(api.lake());
    Market market = new Market(22, 4, 60, 30);
    lake.write(LiveRoutesTest.told(market, 0, 60));
    LocalDate last = market.date(59);
    Instant evening = market.evening(59);
    lake.observe(List.of(new Observation("own", "", last, evening, 1)));
    lake.publish(set, List.of(), last, evening);
    api.server().refresh();
    String path = "/v1/features/joined/live";
    String tag = api.get(path).header("ETag");
    assertThat(own(api.get(path).json())).isEqualTo(1);
    lake.observe(
        List.of(
            new Observation("own", "", last, evening.plusSeconds(60), 2),
            new Observation("own", "", last, Instant.parse("2199-01-01T00:00:00Z"), 3)));
    assertThat(own(api.get(path).json())).isEqualTo(2);
    assertThat(api.get(path).header("ETag")).isNotEqualTo(tag);
  }

  private static double own(JsonNode answer) {
    return answer.at("/rows/0/live/values/own").asDouble();
  }

  /**
   * Observations of each evening: for all tickers and for two of them, some corrected a week later.
   */
  private static List<Observation> observations(Market market, int from, int to) {
    List<Observation> observations = new ArrayList<>();
    for (int session = from; session < to; session++) {
      LocalDate date = market.date(session);
      Instant evening = market.evening(session);
      observations.add(new Observation("total_postings", "", date, evening, 100 + session % 7));
      for (String entity : List.of("", "T2", "T3")) {
        double value = 10 + (session * 31 + entity.hashCode()) % 17;
        observations.add(new Observation("search_interest", entity, date, evening, value));
        if (session % 3 == 0) {
          Instant later = evening.plus(Duration.ofDays(7));
          observations.add(new Observation("search_interest", entity, date, later, value + 0.25));
        }
      }
    }
    return observations;
  }
}
