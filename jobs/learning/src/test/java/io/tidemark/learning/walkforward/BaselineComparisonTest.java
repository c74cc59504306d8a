package io.tidemark.learning.walkforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.api.learning.TrainRequest.LearnerScore;
import io.tidemark.api.learning.TrainRequest.Score;
import io.tidemark.learning.panel.Panel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BaselineComparisonTest {
  private static final List<String> REGIMES = List.of("calm", "stress");

  @Test
  void aSteadyLeadIsPromotedAndANoisyOneIsNot() {
    double[] noise = new Random(4).doubles(200, -0.3, 0.3).toArray();
    List<DayScore> days =
        days(
            200,
            s -> s % 2 == 0 ? "calm" : "stress",
            s -> s % 2 == 0 ? 0.05 + 0.01 * (s % 4) : 0.01 + noise[s],
            s -> s % 2 == 0 ? 0.02 : 0);
    List<Score> scores = alone().verdicts(days);
    assertThat(scores).extracting(Score::regime).containsExactly("all", "calm", "stress");
    assertThat(scores).extracting(Score::days).containsExactly(200L, 100L, 100L);
    assertThat(scores).extracting(Score::learner).containsOnly("one");
    assertThat(scores.get(1).promoted()).isTrue();
    assertThat(scores.get(1).difference()).isCloseTo(0.04, within(1e-9));
    assertThat(scores.get(2).difference())
        .isCloseTo(
            0.01 + IntStream.range(0, 100).mapToDouble(i -> noise[2 * i + 1]).average().orElse(0),
            within(1e-9));
    assertThat(scores.get(2).promoted()).isFalse();
  }

  @Test
  void aWorseChallengerIsReportedAsWorse() {
    Score all = alone().verdicts(days(100, s -> "calm", s -> -0.02, s -> 0.01 * (s % 3))).get(0);
    assertThat(all.difference()).isNegative();
    assertThat(all.high()).isNegative();
    assertThat(all.promoted()).isFalse();
  }

  @Test
  void tooFewDaysProveNothingHoweverGood() {
    List<Score> scores = alone().verdicts(days(19, s -> "calm", s -> 0.9, s -> 0.0));
    assertThat(scores.get(1).low()).isEqualTo(-2);
    assertThat(scores.get(1).high()).isEqualTo(2);
    assertThat(scores.get(1).promoted()).isFalse();
    assertThat(scores.get(2).days()).isZero();
  }

  @Test
  void daysWithoutARegimeCountOnlyInAll() {
    assertThat(alone().verdicts(days(50, s -> Panel.UNKNOWN, s -> 0.1, s -> 0.0)))
        .extracting(Score::days)
        .containsExactly(50L, 0L, 0L);
  }

  @Test
  void earlierDaysChooseAndLaterDaysDecide() {
    // "two" leads in the first third of the days and is worse afterwards
    List<DayScore> days =
        days(120, s -> "calm", s -> 0.01, s -> 0.0, s -> s < 40 ? 0.3 : -0.1 - 0.01 * (s % 2));
    Score calm = among("one", "two").verdicts(days).get(1);
    assertThat(calm.learner()).isEqualTo("two");
    assertThat(calm.days()).isEqualTo(80);
    assertThat(calm.difference()).isCloseTo(-0.105, within(1e-9));
    assertThat(calm.promoted()).isFalse();
  }

  /** The label of session 36 with horizon 5 ends at session 41, which is a deciding day. */
  @Test
  void daysWhoseLabelReachesIntoDecidingDaysAreNotUsedToChoose() {
    List<DayScore> days =
        days(120, s -> "calm", s -> 0.01, s -> 0.0, s -> s > 35 && s < 40 ? 9.0 : -0.1);
    assertThat(among("one", "two").verdicts(days).get(1).learner()).isEqualTo("one");
    List<DayScore> before = days(120, s -> "calm", s -> 0.01, s -> 0.0, s -> s == 35 ? 9.0 : -0.1);
    assertThat(among("one", "two").verdicts(before).get(1).learner()).isEqualTo("two");
  }

  @Test
  void decidingDaysAreNotUsedToChoose() {
    List<DayScore> days = days(120, s -> "calm", s -> 0.01, s -> 0.0, s -> s < 40 ? 0 : 0.5);
    assertThat(among("one", "two").verdicts(days).get(1).learner()).isEqualTo("one");
  }

  @Test
  void aRegimeWithFewEarlyDaysUsesTheChoiceOfAllRegimes() {
    // stress has 10 early days that favour "two"; all early days favour "one"
    List<DayScore> days =
        days(
            120,
            s -> s % 4 == 0 ? "stress" : "calm",
            s -> s % 4 == 0 ? 0.0 : 0.2,
            s -> 0.0,
            s -> s % 4 == 0 ? 0.1 : 0.0);
    assertThat(among("one", "two").verdicts(days))
        .extracting(Score::learner)
        .containsExactly("one", "one", "one");
  }

  @Test
  void inATieTheFirstChallengerIsChosen() {
    List<DayScore> days = days(120, s -> "calm", s -> 0.1, s -> 0.0, s -> 0.1);
    assertThat(among("one", "two").verdicts(days).get(0).learner()).isEqualTo("one");
    assertThat(among("two", "one").verdicts(days).get(0).learner()).isEqualTo("two");
  }

  @Test
  void aBarelySignificantLeadIsNotEnoughAmongManyChallengers() {
    List<DayScore> days = days(300, s -> "calm", s -> 0.02 + 0.02 * bump(s), s -> 0.0);
    Score one = alone().verdicts(days).get(1);
    double error = (one.high() - one.low()) / (2 * 1.959963984540054);
    double just = 2.1 * error - one.difference();
    List<DayScore> raised = days(300, s -> "calm", s -> just + 0.02 + 0.02 * bump(s), s -> 0.0);
    Score among = alone().verdicts(raised).get(1);
    assertThat(among.low()).isPositive();
    assertThat(among.level()).isEqualTo(0.025);
    assertThat(among("one", "two").verdicts(raised).get(1).level()).isEqualTo(0.0125);
    assertThat(among.promoted()).isFalse();
    BaselineComparison oneRegime =
        new BaselineComparison("base", List.of("one"), List.of("calm"), 5);
    assertThat(oneRegime.verdicts(raised).get(1).promoted()).isTrue();
  }

  @Test
  void allLearnersAreScoredOverAllDaysBaselineFirst() {
    List<DayScore> days = days(60, s -> "calm", s -> 0.1, s -> 0.02, s -> 0.2);
    List<LearnerScore> scores = among("one", "two").learners(days);
    assertThat(scores)
        .extracting(score -> score.learner() + " " + score.regime())
        .containsExactly(
            "base all",
            "base calm",
            "base stress",
            "one all",
            "one calm",
            "one stress",
            "two all",
            "two calm",
            "two stress");
    assertThat(scores.get(0).mean()).isCloseTo(0.02, within(1e-12));
    assertThat(scores.get(0).difference()).isZero();
    assertThat(scores.get(7).days()).isEqualTo(60);
    assertThat(scores.get(7).difference()).isCloseTo(0.18, within(1e-12));
  }

  @Test
  void withoutRegimesThereIsOneScoreOverAllDays() {
    BaselineComparison comparison =
        new BaselineComparison("base", List.of("one", "two"), List.of(), 5);
    List<DayScore> days = days(120, s -> Panel.UNKNOWN, s -> 0.1, s -> 0.0);
    assertThat(comparison.verdicts(days)).extracting(Score::level).containsExactly(0.025);
  }

  @Test
  void theBaselineCannotBeAChallenger() {
    assertThatThrownBy(() -> among("one", "base")).hasMessageContaining("[one, base]");
  }

  private static int bump(int session) {
    return session / 10 % 2 == 0 ? 1 : -1;
  }

  private static BaselineComparison alone() {
    return among("one");
  }

  private static BaselineComparison among(String... challengers) {
    return new BaselineComparison("base", List.of(challengers), REGIMES, 5);
  }

  private static List<DayScore> days(
      int count,
      IntFunction<String> regime,
      IntToDoubleFunction one,
      IntToDoubleFunction baseline) {
    return days(count, regime, one, baseline, s -> 0.0);
  }

  private static List<DayScore> days(
      int count,
      IntFunction<String> regime,
      IntToDoubleFunction one,
      IntToDoubleFunction baseline,
      IntToDoubleFunction two) {
    List<DayScore> days = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      days.add(day(s, regime.apply(s), "base", baseline.applyAsDouble(s)));
      days.add(day(s, regime.apply(s), "one", one.applyAsDouble(s)));
      days.add(day(s, regime.apply(s), "two", two.applyAsDouble(s)));
    }
    return days;
  }

  private static DayScore day(int session, String regime, String learner, double value) {
    return new DayScore(
        session,
        LocalDate.EPOCH.plusDays(session),
        1,
        regime,
        40,
        learner,
        DayScore.RANK_IC,
        value);
  }
}
