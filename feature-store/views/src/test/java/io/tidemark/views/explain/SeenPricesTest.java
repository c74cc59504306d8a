package io.tidemark.views.explain;

import static io.tidemark.views.LakeFixture.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.time.TradingCalendar;
import io.tidemark.views.LakeFixture;
import io.tidemark.views.UnknownNameFault;
import io.tidemark.views.explain.SeenPrices.Window;
import io.tidemark.views.prices.PriceTable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeenPricesTest {
  private static final LocalDate FRIDAY = LocalDate.of(2024, 1, 12);

  /** When Friday's features are decided: the next session opens, after Martin Luther King's day. */
  private static final String TUESDAY = "2024-01-16T14:30:00Z";

  private static final Instant LATER = Instant.parse("2024-02-01T00:00:00Z");

  @TempDir Path root;

  @Test
  void aGapThatWasFilledAfterTheDecisionIsNotAmongThePriced() {
    SeenPrices seen =
        seen(
            LATER,
            List.of(
                price("a", "AAA", "2024-01-10", 10, "2024-01-10T22:00:00Z"),
                price("a", "AAA", "2024-01-11", 11, "2024-01-17T00:00:00Z"),
                price("a", "AAA", "2024-01-12", 12, "2024-01-12T22:00:00Z")));
    assertThat(seen.window(2)).isEqualTo(new Window(LocalDate.of(2024, 1, 10), FRIDAY, 3, 2));
    assertThat(seen.window(0)).isEqualTo(new Window(FRIDAY, FRIDAY, 1, 1));
    assertThat(seen.window(5)).isEqualTo(new Window(LocalDate.of(2024, 1, 5), FRIDAY, 6, 2));
    assertThat(seen.ownAt()).contains(Instant.parse(TUESDAY));
  }

  @Test
  void aRestatementAfterTheDecisionIsNotWhatTheFeaturesSaw() {
    Map<String, Object> restated = price("a", "AAA", "2024-01-12", 99, "2024-01-17T00:00:00Z");
    SeenPrices seen =
        seen(LATER, List.of(price("a", "AAA", "2024-01-12", 12, "2024-01-12T22:00:00Z"), restated));
    assertThat(seen.ownAt()).contains(Instant.parse(TUESDAY));
  }

  @Test
  void featuresThatAreKnownBeforeTheirDecisionSeeNoLaterPrice() {
    Instant evening = Instant.parse("2024-01-12T23:00:00Z");
    SeenPrices seen =
        seen(
            evening,
            List.of(
                price("a", "AAA", "2024-01-12", 12, "2024-01-12T22:00:00Z"),
                price("a", "AAA", "2024-01-12", 13, "2024-01-12T23:30:00Z")));
    assertThat(seen.ownAt()).contains(evening);
  }

  @Test
  void ofAHistoryThatWasLoadedLateTheLastVersionIsSeen() {
    SeenPrices seen =
        seen(
            LATER,
            List.of(
                price("a", "AAA", "2024-01-11", 11, "2024-01-30T00:00:00Z"),
                price("a", "AAA", "2024-01-12", 12, "2024-01-30T00:00:00Z"),
                price("a", "AAA", "2024-01-12", 13, "2024-01-31T00:00:00Z")));
    assertThat(seen.window(1).priced()).isEqualTo(2);
    assertThat(seen.ownAt()).contains(Instant.parse("2024-01-31T00:00:00Z"));
  }

  @Test
  void whereTheDayHasNoPriceNoneIsSeen() {
    SeenPrices seen =
        seen(LATER, List.of(price("a", "AAA", "2024-01-11", 11, "2024-01-11T22:00:00Z")));
    assertThat(seen.ownAt()).isEqualTo(Optional.empty());
    assertThat(seen.window(1).priced()).isEqualTo(1);
  }

  @Test
  void vendorsWithoutReconciledPricesAreNamed() {
    new LakeFixture(root)
        .add("market.prices", price("a", "AAA", "2024-01-11", 11, "2024-01-11T22:00:00Z"));
    assertThatThrownBy(() -> seenOf(LATER, List.of("b")))
        .isInstanceOf(UnknownNameFault.class)
        .hasMessageContaining("AAA reconciled from b");
  }

  private SeenPrices seen(Instant knownAt, List<Map<String, Object>> rows) {
    new LakeFixture(root).add("market.prices", rows);
    return seenOf(knownAt, List.of("a"));
  }

  private SeenPrices seenOf(Instant knownAt, List<String> vendors) {
    return new SeenPrices(
        PriceTable.require(new LakeFixture(root).folder()).ticker("AAA"),
        vendors,
        TradingCalendar.XNYS,
        FRIDAY,
        knownAt);
  }
}
