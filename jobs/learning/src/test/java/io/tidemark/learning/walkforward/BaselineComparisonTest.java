package io.tidemark.learning.walkforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.api.learning.TrainRequest.Score;
import io.tidemark.learning.panel.Panel;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BaselineComparisonTest {
  private static final List<String> REGIMES = List.of("calm", "stress");

  @Test
  void aSteadyLeadIsPromotedAndANoisyOneIsNot() {
    List<DayScore> days =
        IntStream.range(0, 200)
            .mapToObj(
                s ->
                    s % 2 == 0
                        ? day(s, "calm", 0.05 + 0.01 * (s % 4), 0.02)
                        : day(s, "stress", s % 4 == 1 ? 0.31 : -0.29, 0))
            .toList();
    List<Score> scores = BaselineComparison.of(days, REGIMES, 5);
    assertThat(scores).extracting(Score::regime).containsExactly("all", "calm", "stress");
    assertThat(scores).extracting(Score::days).containsExactly(200L, 100L, 100L);
    assertThat(scores.get(1).promoted()).isTrue();
    assertThat(scores.get(1).difference()).isCloseTo(0.04, within(1e-9));
    assertThat(scores.get(2).difference()).isCloseTo(0.01, within(1e-9));
    assertThat(scores.get(2).promoted()).isFalse();
  }

  @Test
  void aWorseChallengerIsReportedAsWorse() {
    List<DayScore> days =
        IntStream.range(0, 100).mapToObj(s -> day(s, "calm", -0.02, 0.01 * (s % 3))).toList();
    Score all = BaselineComparison.of(days, REGIMES, 5).get(0);
    assertThat(all.difference()).isNegative();
    assertThat(all.high()).isNegative();
    assertThat(all.promoted()).isFalse();
  }

  @Test
  void aHandfulOfDaysProvesNothingHoweverGood() {
    List<DayScore> days = IntStream.range(0, 19).mapToObj(s -> day(s, "calm", 0.9, 0)).toList();
    Score calm = BaselineComparison.of(days, REGIMES, 5).get(1);
    assertThat(calm.low()).isEqualTo(-2);
    assertThat(calm.high()).isEqualTo(2);
    assertThat(calm.promoted()).isFalse();
    assertThat(BaselineComparison.of(days, REGIMES, 5).get(2).days()).isZero();
  }

  @Test
  void daysOfNoRegimeCountOnlyInAll() {
    List<DayScore> days =
        IntStream.range(0, 50).mapToObj(s -> day(s, Panel.UNKNOWN, 0.1, 0)).toList();
    assertThat(BaselineComparison.of(days, REGIMES, 5))
        .extracting(Score::days)
        .containsExactly(50L, 0L, 0L);
  }

  private static DayScore day(int session, String regime, double challenger, double baseline) {
    return new DayScore(
        session, LocalDate.EPOCH.plusDays(session), 1, regime, 40, challenger, baseline);
  }
}
