package io.tidemark.views.prices;

import static io.tidemark.views.LakeFixture.price;
import static io.tidemark.views.LakeFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.UserFault;
import io.tidemark.views.LakeFixture;
import io.tidemark.views.UnknownNameFault;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceTableTest {
  private static final Instant LATER = Instant.parse("2024-02-01T00:00:00Z");

  @TempDir Path root;
  private LakeFixture lake;

  @BeforeEach
  void prices() {
    lake = new LakeFixture(root);
    lake.add(
        "market.prices",
        List.of(
            price("a", "AAA", "2024-01-08", 100, "2024-01-08T22:00:00Z"),
            price("a+b", "AAA", "2024-01-08", 101, "2024-01-08T22:00:00Z"),
            price("a+b", "AAA", "2024-01-09", 102, "2024-01-09T22:00:00Z"),
            price("b+c", "AAA", "2024-01-09", 103, "2024-01-10T22:00:00Z"),
            price("a", "BBB", "2024-01-09", 20, "2024-01-09T22:00:00Z")));
  }

  @Test
  void withoutVendorsTheLongestThenTheNewestListIsUsed() {
    TickerPrices prices = PriceTable.require(lake.folder()).ticker("AAA");
    assertThat(prices.sources(List.of(), LATER)).isEqualTo("b+c");
    assertThat(prices.sources(List.of(), Instant.parse("2024-01-10T00:00:00Z"))).isEqualTo("a+b");
    assertThat(prices.sources(List.of("a"), LATER)).isEqualTo("a");
    assertThat(PriceTable.require(lake.folder()).ticker("BBB").sources(List.of(), LATER))
        .isEqualTo("a");
  }

  @Test
  void anUnknownTickerOrListOfVendorsIsReportedWithTheKnownOnes() {
    PriceTable table = PriceTable.require(lake.folder());
    assertThatThrownBy(() -> table.ticker("AAB"))
        .isInstanceOf(UnknownNameFault.class)
        .hasMessage("ticker 'AAB' is not known; the nearest are AAA, BBB");
    assertThatThrownBy(() -> table.ticker("AAA").sources(List.of("b", "a"), LATER))
        .isInstanceOf(UnknownNameFault.class)
        .hasMessage(
            "there are no prices of AAA reconciled from b,a; there are prices from a and from a,b and from b,c");
  }

  @Test
  void aLakeWithoutPricesGivesTheWayOut() {
    LakeFixture empty = new LakeFixture(root.resolve("empty"));
    assertThat(PriceTable.latest(empty.folder())).isEmpty();
    assertThatThrownBy(() -> PriceTable.require(empty.folder()))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("there are no reconciled prices in")
        .hasMessageEndingWith("./tidemark run pipeline");
  }

  @Test
  void aWithdrawnPriceIsAbsent() {
    Map<String, Object> withdrawn =
        with(
            price("a", "BBB", "2024-01-09", Double.NaN, "2024-01-11T00:00:00Z"),
            "status",
            "withdrawn");
    lake.add("market.prices", withdrawn);
    lake.add("market.prices", price("a", "BBB", "2024-01-10", 21, "2024-01-10T22:00:00Z"));
    assertThat(dates("BBB", LATER)).containsExactly("2024-01-10");
    assertThat(dates("BBB", Instant.parse("2024-01-10T23:00:00Z")))
        .containsExactly("2024-01-09", "2024-01-10");
    lake.add("market.prices", price("a", "BBB", "2024-01-09", 22, "2024-01-12T00:00:00Z"));
    assertThat(dates("BBB", LATER)).containsExactly("2024-01-09", "2024-01-10");
  }

  @Test
  void ofTwoVersionsKnownAtTheSameTimeTheOneOfTheLastRunCounts() {
    Map<String, Object> price = price("a", "BBB", "2024-01-09", 30, "2024-01-09T22:00:00Z");
    lake.add("market.prices", List.of(with(price, "run_key", "zz"), with(price, "close", 40.0)));
    assertThat(answer("BBB", LATER).rows()).extracting(PriceRow::close).containsExactly(30.0);
  }

  @Test
  void onlyRowsSinceAnEarlierVersionAreRead() {
    PriceTable before = PriceTable.require(lake.folder());
    lake.add("market.prices", price("a", "AAA", "2024-01-10", 104, "2024-01-10T22:00:00Z"));
    PriceTable after = PriceTable.require(lake.folder());
    Map<String, TickerPrices> more = after.since(before).orElseThrow();
    assertThat(more.keySet()).containsExactly("AAA");
    assertThat(more.get("AAA").size()).isEqualTo(1);
    TickerPrices merged = before.ticker("AAA").with(more.get("AAA"));
    PriceQuery query = query(List.of("a"), LATER);
    assertThat(PriceAnswer.of(merged, query)).isEqualTo(PriceAnswer.of(after.ticker("AAA"), query));
    assertThat(merged.size()).isEqualTo(5);
  }

  @Test
  void readingOneTickerEqualsReadingAll() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int ticker = 0; ticker < 40; ticker++) {
      for (int day = 0; day < 1500; day++) {
        String date = LocalDate.of(2018, 1, 1).plusDays(day).toString();
        rows.add(price("a", "T%02d".formatted(ticker), date, 10 + day, "2024-01-01T00:00:00Z"));
      }
    }
    lake.add("market.prices", rows);
    PriceTable table = PriceTable.require(lake.folder());
    Map<String, TickerPrices> all = table.all();
    for (String ticker : List.of("T00", "T13", "T39")) {
      PriceAnswer one = PriceAnswer.of(table.ticker(ticker), query(List.of(), LATER));
      assertThat(one.rows()).hasSize(1500);
      assertThat(one).isEqualTo(PriceAnswer.of(all.get(ticker), query(List.of(), LATER)));
    }
  }

  private List<String> dates(String ticker, Instant asOf) {
    return answer(ticker, asOf).rows().stream().map(row -> row.date().toString()).toList();
  }

  private PriceAnswer answer(String ticker, Instant asOf) {
    return PriceAnswer.of(PriceTable.require(lake.folder()).ticker(ticker), query(List.of(), asOf));
  }

  private static PriceQuery query(List<String> vendors, Instant asOf) {
    return new PriceQuery(vendors, Optional.empty(), Optional.empty(), Adjustment.ALL, asOf);
  }
}
