package io.tidemark.serving.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.market.PriceVersion;
import io.tidemark.serving.ApiFixture;
import io.tidemark.serving.live.DailyLake.Written;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A version over the members of an index serves rows of members, live as of the last build. */
class LiveUniverseTest {
  private static final FeatureSet SET =
      FeatureSet.parse(
          "ranks",
          """
          set: ranks
          entity: ticker
          calendar: XNYS
          sources: { px: market.prices }
          features:
            ret:  log(px.close / ref(px.close, 5))
            rank: xs_rank(log(px.close / ref(px.close, 5)))
          """);
  private static final LocalDate BEFORE = LocalDate.parse("2020-01-01");

  @RegisterExtension final ApiFixture api = new ApiFixture();

  @Test
  void onlyMembersOfTheSessionAreServedAndRanked() {
    DailyLake lake = new DailyLake(api.lake());
    Market market = new Market(7, 6, 62, 30);
    List<Written> prices = new ArrayList<>();
    for (int session = 0; session < 60; session++) {
      prices.addAll(market.told(session));
    }
    lake.write(prices);
    LocalDate last = market.date(59);
    List<String> priced =
        new ArrayList<>(new TreeSet<>(new Oracle(SET, lake.prices()).values(last).keySet()));
    assertThat(priced).hasSizeGreaterThan(3);
    List<String> members = priced.subList(0, priced.size() - 1);
    String left = priced.get(priced.size() - 1);
    List<List<?>> spans = new ArrayList<>();
    members.forEach(ticker -> spans.add(Arrays.asList(ticker, BEFORE, null)));
    spans.add(Arrays.asList(left, BEFORE, market.date(58)));
    Instant known = BEFORE.atStartOfDay().toInstant(ZoneOffset.UTC);
    lake.members("idx", known, spans);
    lake.publishIndex(SET, "idx", members, last, market.evening(59));
    api.server().refresh();

    assertThat(rows(api.get("/v1/features/ranks/latest").json())).isEqualTo(members);
    JsonNode live = api.get("/v1/features/ranks/live").json();
    assertThat(rows(live)).isEqualTo(members);
    LiveRoutesTest.assertSame(live, expected(lake, members, last));
    assertThat(api.get("/v1/features").text()).contains("\"universe\":\"index:idx\"");

    // The next morning it becomes known that another one has left.
    lake.members(
        "idx", market.evening(59), List.of(Arrays.asList(members.get(0), BEFORE, market.date(58))));
    api.server().refresh();
    List<String> fewer = members.subList(1, members.size());
    LiveRoutesTest.assertSame(
        api.get("/v1/features/ranks/live").json(), expected(lake, fewer, last));
  }

  private static Map<String, double[]> expected(
      DailyLake lake, List<String> members, LocalDate session) {
    TreeMap<String, List<PriceVersion>> prices = new TreeMap<>(lake.prices());
    prices.keySet().retainAll(members);
    return new HashMap<>(new Oracle(SET, prices).values(session));
  }

  private static List<String> rows(JsonNode answer) {
    List<String> tickers = new ArrayList<>();
    answer.get("rows").forEach(row -> tickers.add(row.get("ticker").asText()));
    return tickers;
  }
}
