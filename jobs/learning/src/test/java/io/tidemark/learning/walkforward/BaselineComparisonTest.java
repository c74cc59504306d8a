package io.tidemark.learning.walkforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.api.learning.PromotionDecision;
import io.tidemark.api.learning.PromotionDecision.Condition;
import io.tidemark.api.learning.TrainRequest.LearnerScore;
import io.tidemark.api.learning.TrainRequest.Score;
import io.tidemark.core.series.SeriesMean;
import io.tidemark.learning.panel.Panel;
import io.tidemark.learning.walkforward.Look.Standing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BaselineComparisonTest {
  private static final List<String> REGIMES = List.of("calm", "stress");
  private static final Look FIRST = Look.first(3);

  @Test
  void aSteadyLeadIsPromotedAndANoisyOneIsNot() {
    double[] noise = new Random(4).doubles(200, -0.3, 0.3).toArray();
    List<DayScore> days =
        days(
            200,
            s -> s % 2 == 0 ? "calm" : "stress",
            s -> s % 2 == 0 ? 0.05 + 0.01 * (s % 4) : 0.01 + noise[s],
            s -> s % 2 == 0 ? 0.02 : 0);
    List<Score> scores = alone().verdicts(days, FIRST);
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
    Score all =
        alone().verdicts(days(100, s -> "calm", s -> -0.02, s -> 0.01 * (s % 3)), FIRST).get(0);
    assertThat(all.difference()).isNegative();
    assertThat(all.high()).isNegative();
    assertThat(all.promoted()).isFalse();
  }

  @Test
  void tooFewDaysProveNothingHoweverGood() {
    List<Score> scores = alone().verdicts(days(59, s -> "calm", s -> 0.9, s -> 0.0), FIRST);
    assertThat(scores.get(1).low()).isEqualTo(-2);
    assertThat(scores.get(1).high()).isEqualTo(2);
    assertThat(scores.get(1).promoted()).isFalse();
    assertThat(scores.get(1).decision().failed())
        .containsExactly(Condition.DAYS, Condition.BASELINE, Condition.ZERO);
    assertThat(scores.get(2).days()).isZero();
    List<DayScore> enough = days(60, s -> "calm", s -> 0.9, s -> 0.0);
    assertThat(alone().verdicts(enough, FIRST).get(1).promoted()).isTrue();
    BaselineComparison slow = new BaselineComparison("base", List.of("one"), REGIMES, 21);
    assertThat(slow.verdicts(enough, FIRST).get(1).decision().failed()).contains(Condition.DAYS);
    List<DayScore> fiveHorizons = days(105, s -> "calm", s -> 0.9, s -> 0.0);
    assertThat(slow.verdicts(fiveHorizons, FIRST).get(1).promoted()).isTrue();
  }

  @Test
  void daysWithoutARegimeCountOnlyInAll() {
    assertThat(alone().verdicts(days(50, s -> Panel.UNKNOWN, s -> 0.1, s -> 0.0), FIRST))
        .extracting(Score::days)
        .containsExactly(50L, 0L, 0L);
  }

  @Test
  void earlierDaysChooseAndLaterDaysDecide() {
    // "two" leads in the first third of the days and is worse afterwards
    List<DayScore> days =
        days(120, s -> "calm", s -> 0.01, s -> 0.0, s -> s < 40 ? 0.3 : -0.1 - 0.01 * (s % 2));
    Score calm = among("one", "two").verdicts(days, FIRST).get(1);
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
    assertThat(among("one", "two").verdicts(days, FIRST).get(1).learner()).isEqualTo("one");
    List<DayScore> before = days(120, s -> "calm", s -> 0.01, s -> 0.0, s -> s == 35 ? 9.0 : -0.1);
    assertThat(among("one", "two").verdicts(before, FIRST).get(1).learner()).isEqualTo("two");
  }

  @Test
  void decidingDaysAreNotUsedToChoose() {
    List<DayScore> days = days(120, s -> "calm", s -> 0.01, s -> 0.0, s -> s < 40 ? 0 : 0.5);
    assertThat(among("one", "two").verdicts(days, FIRST).get(1).learner()).isEqualTo("one");
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
    assertThat(among("one", "two").verdicts(days, FIRST))
        .extracting(Score::learner)
        .containsExactly("one", "one", "one");
  }

  @Test
  void inATieTheFirstChallengerIsChosen() {
    List<DayScore> days = days(120, s -> "calm", s -> 0.1, s -> 0.0, s -> 0.1);
    assertThat(among("one", "two").verdicts(days, FIRST).get(0).learner()).isEqualTo("one");
    assertThat(among("two", "one").verdicts(days, FIRST).get(0).learner()).isEqualTo("two");
  }

  @Test
  void aBarelySignificantLeadIsNotEnoughAmongManyComparisons() {
    // the one-sided level of the first look is 0.025: this is a fifth of it, and above a sixth
    List<DayScore> days = lead(0.05 / 2 / 5);
    BaselineComparison one = new BaselineComparison("base", List.of("one"), List.of(), 5);
    assertThat(one.hypotheses()).isEqualTo(1);
    assertThat(one.verdicts(days, FIRST).get(0).decision().p()).isCloseTo(0.005, within(1e-6));
    assertThat(one.verdicts(days, FIRST).get(0).level()).isEqualTo(0.05);
    assertThat(one.verdicts(days, FIRST).get(0).promoted()).isTrue();
    assertThat(among("one", "two").hypotheses()).isEqualTo(6);
    assertThat(alone().verdicts(days, FIRST))
        .extracting(Score::level)
        .containsExactly(2 * 0.025 / 3, 2 * 0.025 / 2, 2 * 0.025);
    BaselineComparison many =
        new BaselineComparison("base", List.of("one"), List.of("calm", "b", "c", "d", "e"), 5);
    assertThat(many.verdicts(days, FIRST).get(1).promoted()).isFalse();
    assertThat(many.verdicts(days, FIRST).get(1).decision().failed())
        .containsExactly(Condition.BASELINE, Condition.ZERO);
  }

  @Test
  void everyLookIsStricterAndAllTogetherSpendTheLevel() {
    double spent = 0;
    for (int k = 1; k <= 10_000; k++) {
      spent += new Look(k, 1, Map.of()).level();
    }
    assertThat(spent).isLessThan(0.05).isCloseTo(0.05, within(1e-5));
    List<DayScore> days = lead(0.005);
    BaselineComparison one = new BaselineComparison("base", List.of("one"), List.of(), 5);
    assertThat(one.verdicts(days, new Look(2, 2, Map.of())).get(0).promoted()).isTrue();
    assertThat(one.verdicts(days, new Look(3, 3, Map.of())).get(0).promoted()).isFalse();
    assertThatThrownBy(() -> new Look(0, 1, Map.of())).hasMessageContaining("look 0");
  }

  /** Held against a quarter, a third, a half and the whole of 0.05, in ascending order. */
  @Test
  void holmStepsDownUntilOneFails() {
    assertThat(BaselineComparison.holm(new double[] {0.01, 0.04, 0.005, 0.02}, 4, 0.05))
        .containsExactly(new double[] {0.05 / 3, 0.05, 0.05 / 4, 0.05 / 2}, within(1e-12));
    assertThat(BaselineComparison.holm(new double[] {0.03, 0.02, 0.005, 0.024}, 4, 0.05))
        .as("0.02 is above 0.05 / 3, so 0.024 is not held against 0.05 / 2")
        .containsExactly(new double[] {0.05 / 3, 0.05 / 3, 0.05 / 4, 0.05 / 3}, within(1e-12));
    assertThat(BaselineComparison.holm(new double[] {1, 0.001}, 8, 0.05))
        .containsExactly(new double[] {0.05 / 7, 0.05 / 8}, within(1e-12));
  }

  @Test
  void aLeadOverABadBaselineIsNotEnough() {
    List<DayScore> days = days(200, s -> "calm", s -> -0.001 * (s % 2), s -> -0.3);
    PromotionDecision decision = alone().verdicts(days, FIRST).get(1).decision();
    assertThat(decision.p()).isLessThan(1e-10);
    assertThat(decision.failed()).containsExactly(Condition.ZERO, Condition.COSTS);
  }

  @Test
  void aLeadThatCostsMoreThanItEarnsIsNotEnough() {
    List<DayScore> days = days(200, s -> "calm", s -> 0.1, s -> 0.0);
    assertThat(alone().verdicts(days, FIRST).get(1).promoted()).isTrue();
    List<DayScore> costly =
        days.stream()
            .map(
                day ->
                    day.metric().equals(DayScore.NET_RETURN) ? with(day, day.value() - 0.2) : day)
            .toList();
    Score calm = alone().verdicts(costly, FIRST).get(1);
    assertThat(calm.promoted()).isFalse();
    assertThat(calm.decision().failed()).containsExactly(Condition.COSTS);
    assertThat(calm.decision().netReturn()).isCloseTo(-0.1, within(1e-12));
    assertThat(calm.decision().turnover()).isCloseTo(0.5, within(1e-12));
    List<DayScore> same =
        days.stream()
            .map(day -> day.metric().equals(DayScore.NET_RETURN) ? with(day, 0.1) : day)
            .toList();
    assertThat(alone().verdicts(same, FIRST).get(1).decision().failed())
        .containsExactly(Condition.NET_OF_BASELINE);
  }

  @Test
  void aPromotionStandsWhileItIsAhead() {
    List<DayScore> days = lead(0.005);
    Look later = new Look(9, 90, Map.of("calm", new Standing("one", 2)));
    Score calm = alone().verdicts(days, later).get(1);
    assertThat(calm.promoted()).isTrue();
    assertThat(calm.decision().since()).isEqualTo(2);
    assertThat(alone().verdicts(days, new Look(9, 90, Map.of())).get(1).promoted()).isFalse();
    List<DayScore> behind = days(120, s -> "calm", s -> -0.01 * (s % 2), s -> 0.0);
    assertThat(alone().verdicts(behind, later).get(1).promoted()).isFalse();
    Look stranger = new Look(9, 90, Map.of("calm", new Standing("gone", 2)));
    assertThat(alone().verdicts(days, stranger).get(1).promoted()).isFalse();
  }

  @Test
  void everyChallengerIsRecordedAndThoseNotChosenHaveNoDecision() {
    List<DayScore> days = days(120, s -> "calm", s -> 0.1, s -> 0.0);
    BaselineComparison both = among("one", "two");
    assertThat(both.comparisons(days, both.verdicts(days, FIRST)))
        .filteredOn(row -> row.regime().equals("calm"))
        .extracting(row -> row.learner() + " " + row.days() + " " + (row.decision() == null))
        .containsExactly("one 80 false", "two 80 true");
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
    assertThat(comparison.verdicts(days, FIRST)).extracting(Score::level).containsExactly(0.025);
  }

  @Test
  void theBaselineCannotBeAChallenger() {
    assertThatThrownBy(() -> among("one", "base")).hasMessageContaining("[one, base]");
  }

  /** Days on which "one" leads, so far that its one-sided p-value is p. */
  private static List<DayScore> lead(double p) {
    double[] noise = new Random(6).doubles(300, -1, 1).toArray();
    double low = 0;
    double high = 1;
    List<DayScore> days = List.of();
    for (int i = 0; i < 60; i++) {
      double lead = (low + high) / 2;
      days = days(300, s -> "calm", s -> lead + noise[s], s -> 0.0);
      double found =
          SeriesMean.of(
                  IntStream.range(0, 300).mapToDouble(s -> lead + noise[s]).toArray(),
                  IntStream.range(0, 300).toArray(),
                  5)
              .pAbove();
      low = found > p ? lead : low;
      high = found > p ? high : lead;
    }
    return days;
  }

  private static DayScore with(DayScore day, double value) {
    return new DayScore(
        day.session(),
        day.date(),
        day.fold(),
        day.regime(),
        day.tickers(),
        day.learner(),
        day.metric(),
        value);
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
      add(days, s, regime.apply(s), "base", baseline.applyAsDouble(s));
      add(days, s, regime.apply(s), "one", one.applyAsDouble(s));
      add(days, s, regime.apply(s), "two", two.applyAsDouble(s));
    }
    return days;
  }

  /** The net return equals the rank IC. */
  private static void add(
      List<DayScore> days, int session, String regime, String learner, double value) {
    DayScore day =
        new DayScore(
            session,
            LocalDate.EPOCH.plusDays(session),
            1,
            regime,
            40,
            learner,
            DayScore.RANK_IC,
            value);
    days.add(day);
    days.add(named(day, DayScore.NET_RETURN, value));
    days.add(named(day, DayScore.TURNOVER, 0.5));
  }

  private static DayScore named(DayScore day, String metric, double value) {
    return new DayScore(
        day.session(),
        day.date(),
        day.fold(),
        day.regime(),
        day.tickers(),
        day.learner(),
        metric,
        value);
  }
}
