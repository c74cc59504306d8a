package io.tidemark.core.universe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.market.BarHistory.View;
import io.tidemark.core.market.PriceHistory;
import io.tidemark.core.market.PriceVersion;
import io.tidemark.core.time.SessionAxis;
import io.tidemark.core.time.TradingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndedPricesTest {
  private static final SessionAxis AXIS =
      new SessionAxis(TradingCalendar.XNYS, LocalDate.of(2020, 1, 2), LocalDate.of(2020, 2, 14));
  private static final double NONE = Double.NaN;

  @Test
  void theLastCloseOfATickerWhosePricesEndedIsCarried() {
    View view = history(4).asKnown();
    View carried = EndedPrices.carried(view, AXIS, 14, 3);
    assertThat(carried.column("close")).containsExactly(10, 11, 12, 13, 13, 13, 13);
    assertThat(carried.column("open")).containsExactly(9, 10, 11, 12, 13, 13, 13);
    assertThat(carried.column("volume")).containsExactly(5, 5, 5, 5, NONE, NONE, NONE);
    assertThat(carried.column("time")[6]).isEqualTo(86_400.0 * AXIS.date(6).toEpochDay());
  }

  @Test
  void aTickerThatIsOnlyLateKeepsItsMissingLabels() {
    View view = history(4).asKnown();
    assertThat(EndedPrices.carried(view, AXIS, 13, 3)).as("nine sessions").isSameAs(view);
    assertThat(EndedPrices.carried(view, AXIS, 4, 3)).isSameAs(view);
  }

  @Test
  void closesAreCarriedInPlaceUpToTheLastSessionThatTheMarketTradedIn() {
    double[] close = {NONE, 7, 8, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE};
    double[] late = close.clone();
    EndedPrices.carry(close, 13, 20);
    assertThat(close).containsExactly(NONE, 7, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, NONE);
    EndedPrices.carry(late, 12, 20);
    assertThat(late[3]).isNaN();
    double[] none = {NONE, NONE};
    EndedPrices.carry(none, 13, 20);
    assertThat(none).containsOnly(NONE);
  }

  @Test
  void aTickerEndsWhereMostOfThoseThatTradedWithItGoOn() {
    int[] ends = new int[100];
    Arrays.fill(ends, 0, 2, 300);
    Arrays.fill(ends, 2, 100, 500);
    assertThat(traded(ends, 300)).isEqualTo(500);
    assertThat(traded(ends, 500)).isEqualTo(500);
  }

  @Test
  void whereManyStopAtOnceNoneHasEnded() {
    int[] ends = new int[100];
    Arrays.fill(ends, 0, 60, 100);
    Arrays.fill(ends, 60, 100, 500);
    assertThat(traded(ends, 100)).as("a vendor's file ends").isEqualTo(100);
    assertThat(traded(new int[] {5}, 5)).isEqualTo(5);
    assertThat(traded(new int[] {5, 500}, 5)).as("one other is not a market").isEqualTo(5);
    assertThat(traded(new int[] {5, 7, 9}, 5)).isEqualTo(7);
  }

  private static long traded(int[] ends, int last) {
    return EndedPrices.lastTraded(ends, last).toEpochDay();
  }

  private static PriceHistory history(int bars) {
    List<PriceVersion> versions = new ArrayList<>();
    for (int t = 0; t < bars; t++) {
      versions.add(
          new PriceVersion(
              AXIS.date(t), AXIS.decision(t), 9 + t, 11 + t, 8 + t, 10 + t, 5, 10 + t, 1, 0));
    }
    return new PriceHistory(AXIS, versions);
  }
}
