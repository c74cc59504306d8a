package io.tidemark.learning.walkforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.api.learning.TrainRequest.LearnerScore;
import io.tidemark.api.learning.TrainRequest.Score;
import io.tidemark.core.Sha256;
import io.tidemark.lake.LakeExtension;
import io.tidemark.learning.baseline.RidgeTrainer;
import io.tidemark.learning.boosted.BoosterTrainer;
import io.tidemark.learning.learner.Learner;
import io.tidemark.learning.learner.LearnerFits;
import io.tidemark.learning.learner.PerRegime;
import io.tidemark.learning.panel.LearningDataset;
import io.tidemark.learning.panel.Panel;
import io.tidemark.learning.panel.PanelRow;
import io.tidemark.learning.panel.Panels;
import io.tidemark.learning.panel.Panels.Signal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LakeExtension.class)
class FoldTrialTest {
  private static final int SESSIONS = 520;
  private static final int TICKERS = 45;

  private static final List<Learner> LEARNERS =
      List.of(
          new RidgeTrainer(),
          new PerRegime(new RidgeTrainer()),
          new BoosterTrainer(),
          new PerRegime(new BoosterTrainer()));

  private static final BaselineComparison COMPARISON =
      new BaselineComparison(
          "ridge",
          LEARNERS.stream().skip(1).map(Learner::name).toList(),
          List.of("calm", "stress"),
          5);

  @Test
  void aPlantedInteractionBeatsTheBaseline(SparkSession spark) {
    Score all = verdict(walk(spark, panel((f, noise) -> f[0] * f[1] + noise)));
    assertThat(all.challengerIc()).isGreaterThan(0.2);
    assertThat(all.baselineIc()).isBetween(-0.05, 0.05);
    assertThat(all.promoted()).isTrue();
    assertThat(all.learner()).startsWith("xgboost");
  }

  @Test
  void noiseIsNotPromoted(SparkSession spark) {
    Score all = verdict(walk(spark, panel((f, noise) -> noise)));
    assertThat(all.challengerIc()).isBetween(-0.06, 0.06);
    assertThat(all.promoted()).isFalse();
  }

  @Test
  void aLinearSignalPromotesNoChallenger(SparkSession spark) {
    Score all = verdict(walk(spark, panel((f, noise) -> f[0] + 3 * noise)));
    assertThat(all.baselineIc()).isGreaterThan(0.2);
    assertThat(all.promoted()).isFalse();
  }

  /** The sign of the signal depends on the regime: pooled over regimes it cancels out. */
  @Test
  void onlyPerRegimeLearnersFindASignalWhoseSignDependsOnTheRegime(SparkSession spark) {
    List<PanelRow> calm = Panels.rows(SESSIONS, TICKERS, 3, 11, (f, noise) -> f[0] + noise);
    List<PanelRow> stress = Panels.rows(SESSIONS, TICKERS, 3, 11, (f, noise) -> noise - f[0]);
    Map<LocalDate, String> regimes = Panels.regimes(SESSIONS);
    List<PanelRow> rows =
        IntStream.range(0, calm.size())
            .mapToObj(
                i -> regimes.get(calm.get(i).date()).equals("calm") ? calm.get(i) : stress.get(i))
            .toList();
    List<DayScore> scores = scores(walk(spark, of(rows)));
    Map<String, Double> means =
        COMPARISON.learners(scores).stream()
            .filter(score -> score.regime().equals("all"))
            .collect(Collectors.toMap(LearnerScore::learner, LearnerScore::mean));
    assertThat(means.get("ridge-per-regime")).isGreaterThan(0.5);
    assertThat(means.get("xgboost-per-regime")).isGreaterThan(0.5);
    assertThat(means.get("ridge")).isLessThan(0.2);
    assertThat(means.get("xgboost")).isLessThan(0.2);
    List<Score> verdicts = COMPARISON.verdicts(scores, Look.first(12));
    assertThat(verdicts).extracting(Score::learner).containsOnly("ridge-per-regime");
    assertThat(verdicts)
        .as("the pooled ridge has learned the signal of calm days")
        .extracting(Score::promoted)
        .containsExactly(true, false, true);
  }

  @Test
  void ifRegimesDoNotMatterTheSplitGainsNothing(SparkSession spark) {
    List<DayScore> scores = scores(walk(spark, panel((f, noise) -> f[0] + noise)));
    Map<String, Double> means =
        COMPARISON.learners(scores).stream()
            .filter(score -> score.regime().equals("all"))
            .collect(Collectors.toMap(LearnerScore::learner, LearnerScore::mean));
    assertThat(means.get("ridge-per-regime")).isCloseTo(means.get("ridge"), within(0.01));
    assertThat(means.get("xgboost-per-regime")).isCloseTo(means.get("xgboost"), within(0.02));
  }

  @Test
  void everySessionOfEveryWindowIsScoredOnceByEveryLearner(SparkSession spark) {
    List<FoldResult> results = walk(spark, panel((f, noise) -> noise));
    for (Learner learner : LEARNERS) {
      List<Integer> scored =
          scores(results).stream()
              .filter(score -> score.learner().equals(learner.name()))
              .filter(score -> score.metric().equals(DayScore.RANK_IC))
              .map(DayScore::session)
              .toList();
      List<Integer> expected = new ArrayList<>();
      for (FoldResult result : results) {
        for (int s = result.fold().testStart(); s < result.fold().testEnd(); s++) {
          expected.add(s);
        }
      }
      assertThat(scored).isEqualTo(expected).doesNotHaveDuplicates();
    }
  }

  /**
   * A pooled fit is shared by the pooled learner and by the regimes that are too small for their
   * own fit.
   */
  @Test
  void aFoldFitsNoModelTwice(SparkSession spark) {
    Panel thin = Panels.panel(SESSIONS, 12, 3, 11, (f, noise) -> noise);
    FoldResult result = run(spark, thin, folds().get(0));
    assertThat(result.used()).hasSize(4);
    assertThat(result.models().keySet())
        .extracting(key -> key.fitter().name() + " " + key.window().regime())
        .containsExactlyInAnyOrder("ridge pooled", "xgboost pooled");
  }

  /**
   * Labels after the training window are poisoned: a learner that used them would give a different
   * model.
   */
  @Test
  void labelsAfterTheTrainingWindowChangeNoModel(SparkSession spark) {
    Signal signal = (f, noise) -> f[0] * f[1] + noise;
    List<PanelRow> clean = Panels.rows(SESSIONS, TICKERS, 3, 11, signal);
    Fold fold = folds().get(1);
    FoldResult expected = run(spark, of(clean), fold);
    FoldResult purged = run(spark, of(poisoned(clean, fold.trainEnd(), fold.testStart())), fold);
    FoldResult all = run(spark, of(poisoned(clean, fold.trainEnd(), SESSIONS)), fold);
    assertThat(purged.scores()).isEqualTo(expected.scores());
    assertThat(all.scores()).isNotEqualTo(expected.scores());
    assertThat(files(purged)).isEqualTo(files(expected)).hasSizeGreaterThan(2);
    assertThat(files(all)).isEqualTo(files(expected));
    FoldResult leaky = run(spark, of(poisoned(clean, fold.trainEnd() - 1, SESSIONS)), fold);
    assertThat(files(leaky)).isNotEqualTo(files(expected));
  }

  @Test
  void aDayWithTooFewTickersIsLeftOut(SparkSession spark) {
    List<PanelRow> rows = new ArrayList<>();
    Fold fold = folds().get(0);
    for (PanelRow row : Panels.rows(SESSIONS, TICKERS, 3, 11, (f, noise) -> noise)) {
      boolean crowded = !row.date().equals(Panels.sessions(SESSIONS).get(fold.testStart()));
      if (crowded || row.ticker().compareTo("T009") < 0) {
        rows.add(row);
      }
    }
    FoldResult result = run(spark, of(rows), fold);
    assertThat(result.scores()).hasSize(3 * 4 * (fold.testEnd() - fold.testStart() - 1));
    assertThat(result.scores().get(0).session()).isEqualTo(fold.testStart() + 1);
  }

  private static Panel panel(Signal signal) {
    return Panels.panel(SESSIONS, TICKERS, 3, 11, signal);
  }

  private static Panel of(List<PanelRow> rows) {
    return Panel.of(Panels.features(3), rows, Panels.regimes(SESSIONS));
  }

  private static List<PanelRow> poisoned(List<PanelRow> rows, int from, int to) {
    List<LocalDate> sessions = Panels.sessions(SESSIONS);
    LocalDate first = sessions.get(from);
    LocalDate last = sessions.get(to - 1);
    return rows.stream()
        .map(
            row ->
                row.date().isBefore(first) || row.date().isAfter(last)
                    ? row
                    : new PanelRow(row.date(), row.ticker(), row.values(), -100 * row.label()))
        .toList();
  }

  private static Map<String, String> files(FoldResult result) {
    return result.models().entrySet().stream()
        .collect(
            Collectors.toMap(
                e -> e.getKey().fitter().name() + " " + e.getKey().window().regime(),
                e -> Sha256.of(e.getValue().save().content())));
  }

  private static List<Fold> folds() {
    return WalkForward.split(SESSIONS - 5, 2, 5);
  }

  private static List<FoldResult> walk(SparkSession spark, Panel panel) {
    return folds().stream().map(fold -> run(spark, panel, fold)).toList();
  }

  private static FoldResult run(SparkSession spark, Panel panel, Fold fold) {
    LearningDataset dataset = LearningDataset.of(panel);
    try (LearnerFits fits = new LearnerFits(spark, dataset, 1)) {
      return new FoldTrial(dataset, fits, LEARNERS, 5, 5).run(fold);
    }
  }

  private static List<DayScore> scores(List<FoldResult> results) {
    return results.stream().flatMap(r -> r.scores().stream()).toList();
  }

  private static Score verdict(List<FoldResult> results) {
    return COMPARISON.verdicts(scores(results), Look.first(12)).get(0);
  }
}
