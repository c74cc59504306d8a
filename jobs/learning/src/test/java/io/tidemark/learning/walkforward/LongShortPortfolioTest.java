package io.tidemark.learning.walkforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.learning.walkforward.LongShortPortfolio.Day;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LongShortPortfolioTest {
  private static final Offset<Double> CLOSE = within(1e-12);
  private static final String[] ABC = {"A", "B", "C"};
  private static final double[] UP = {0.1, 0.2, 0.3};
  private static final double[] DOWN = {3, 2, 1};
  private static final double[] LABELS = {-0.01, 0.5, 0.02};

  @Test
  void bothSidesSumToOne() {
    assertThat(LongShortPortfolio.weights(UP)).containsExactly(-1, 0, 1);
    // ranks 1 to 4 are -1.5, -0.5, 0.5, 1.5 from the middle; a side sums to 2
    assertThat(LongShortPortfolio.weights(new double[] {9, 7, 8, 6}))
        .containsExactly(0.75, -0.25, 0.25, -0.75);
    assertThat(LongShortPortfolio.weights(new double[] {4, 4, 4})).containsOnly(0);
  }

  @Test
  void returnAndCostByHand() {
    LongShortPortfolio daily = new LongShortPortfolio(1, 10);
    Day first = daily.next(0, ABC, UP, LABELS);
    assertThat(first.gross()).isCloseTo(0.03, CLOSE);
    assertThat(first.turnover()).as("one long, one short").isEqualTo(2);
    assertThat(first.net()).isCloseTo(0.03 - 2 * 0.001, CLOSE);
    assertThat(daily.next(1, ABC, UP, LABELS).turnover()).isZero();
    Day reversed = daily.next(2, ABC, DOWN, LABELS);
    assertThat(reversed.turnover()).isEqualTo(4);
    assertThat(reversed.net()).isCloseTo(-0.03 - 4 * 0.001, CLOSE);
  }

  @Test
  void tranchesOverlapByTheHorizon() {
    LongShortPortfolio weekly = new LongShortPortfolio(5, 0);
    for (int s = 0; s < 5; s++) {
      Day day = weekly.next(s, ABC, s % 2 == 0 ? UP : DOWN, LABELS);
      assertThat(day.turnover()).as("a fifth of the capital").isCloseTo(2.0 / 5, CLOSE);
      assertThat(Math.abs(day.gross())).isCloseTo(0.03 / 5, CLOSE);
    }
    assertThat(weekly.next(5, ABC, UP, LABELS).turnover()).as("as session 0").isZero();
    assertThat(weekly.next(6, ABC, UP, LABELS).turnover()).isCloseTo(4.0 / 5, CLOSE);
  }

  @Test
  void tickersThatLeaveAndSessionsWithoutScoresAreSold() {
    LongShortPortfolio daily = new LongShortPortfolio(1, 0);
    daily.next(0, ABC, UP, LABELS);
    assertThat(daily.next(1, new String[] {"A", "B", "D"}, UP, LABELS).turnover()).isEqualTo(2);
    assertThat(daily.next(4, ABC, UP, LABELS).turnover()).as("sold, then bought").isEqualTo(4);
  }
}
