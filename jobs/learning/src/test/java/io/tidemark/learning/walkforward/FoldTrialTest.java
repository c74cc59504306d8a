package io.tidemark.learning.walkforward;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.api.learning.TrainRequest.Score;
import io.tidemark.lake.LakeExtension;
import io.tidemark.learning.baseline.RankedInputs;
import io.tidemark.learning.boosted.BoosterParameters;
import io.tidemark.learning.boosted.BoosterTrainer;
import io.tidemark.learning.panel.Panel;
import io.tidemark.learning.panel.PanelRow;
import io.tidemark.learning.panel.Panels;
import io.tidemark.learning.panel.Panels.Signal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LakeExtension.class)
class FoldTrialTest {
  private static final int SESSIONS = 520;
  private static final int TICKERS = 20;

  @Test
  void aPlantedInteractionBeatsTheBaseline(SparkSession spark) {
    List<FoldResult> results = walk(spark, panel((f, noise) -> f[0] * f[1] + noise));
    Score all = score(results);
    assertThat(all.challengerIc()).isGreaterThan(0.2);
    assertThat(all.baselineIc()).isBetween(-0.05, 0.05);
    assertThat(all.promoted()).isTrue();
  }

  @Test
  void noiseIsNotPromoted(SparkSession spark) {
    Score all = score(walk(spark, panel((f, noise) -> noise)));
    assertThat(all.challengerIc()).isBetween(-0.05, 0.05);
    assertThat(all.promoted()).isFalse();
  }

  @Test
  void aPlainLineIsTheBaselinesOwnAndIsNotPromoted(SparkSession spark) {
    Score all = score(walk(spark, panel((f, noise) -> f[0] + 3 * noise)));
    assertThat(all.baselineIc()).isGreaterThan(0.2);
    assertThat(all.promoted()).isFalse();
  }

  @Test
  void everySessionOfEveryWindowIsScoredOnce(SparkSession spark) {
    List<FoldResult> results = walk(spark, panel((f, noise) -> noise));
    List<Integer> scored =
        results.stream().flatMap(r -> r.days().stream()).map(DayScore::session).toList();
    List<Integer> expected = new ArrayList<>();
    for (FoldResult result : results) {
      for (int s = result.fold().testStart(); s < result.fold().testEnd(); s++) {
        expected.add(s);
      }
    }
    assertThat(scored).isEqualTo(expected).doesNotHaveDuplicates();
  }

  /** Labels behind the purge are poisoned: whoever learns from them predicts the reverse. */
  @Test
  void whatIsPurgedIsNotLearntFrom(SparkSession spark) {
    Signal signal = (f, noise) -> f[0] * f[1] + noise;
    List<PanelRow> clean = Panels.rows(SESSIONS, TICKERS, 3, 11, signal);
    Fold fold = folds().get(0);
    List<PanelRow> poisoned = new ArrayList<>();
    for (PanelRow row : clean) {
      int session = Panels.sessions(SESSIONS).indexOf(row.date());
      boolean purged = session >= fold.trainEnd() && session < fold.testStart();
      poisoned.add(
          purged ? new PanelRow(row.date(), row.ticker(), row.values(), -100 * row.label()) : row);
    }
    assertThat(run(spark, of(poisoned), fold).days()).isEqualTo(run(spark, of(clean), fold).days());
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
    assertThat(result.days()).hasSize(fold.testEnd() - fold.testStart() - 1);
    assertThat(result.days().get(0).session()).isEqualTo(fold.testStart() + 1);
  }

  private static Panel panel(Signal signal) {
    return Panels.panel(SESSIONS, TICKERS, 3, 11, signal);
  }

  private static Panel of(List<PanelRow> rows) {
    return Panel.of(Panels.features(3), rows, Panels.regimes(SESSIONS));
  }

  private static List<Fold> folds() {
    return WalkForward.split(SESSIONS - 5, 2, 5);
  }

  private static List<FoldResult> walk(SparkSession spark, Panel panel) {
    return folds().stream().map(fold -> run(spark, panel, fold)).toList();
  }

  private static FoldResult run(SparkSession spark, Panel panel, Fold fold) {
    try (BoosterTrainer trainer = new BoosterTrainer(spark, panel, BoosterParameters.DEFAULTS, 1)) {
      return new FoldTrial(panel, RankedInputs.of(panel), trainer).run(fold);
    }
  }

  private static Score score(List<FoldResult> results) {
    List<DayScore> days = results.stream().flatMap(r -> r.days().stream()).toList();
    return BaselineComparison.of(days, List.of("calm", "stress"), 5).get(0);
  }
}
