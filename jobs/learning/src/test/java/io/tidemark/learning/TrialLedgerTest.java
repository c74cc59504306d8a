package io.tidemark.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.api.learning.PromotionDecision;
import io.tidemark.api.learning.PromotionDecision.Condition;
import io.tidemark.api.learning.TrainRequest;
import io.tidemark.api.market.MarketScope;
import io.tidemark.core.RunKey;
import io.tidemark.core.table.learning.TrialsTable;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import io.tidemark.learning.panel.Panels;
import io.tidemark.learning.walkforward.BaselineComparison.Comparison;
import io.tidemark.learning.walkforward.DayScore;
import io.tidemark.learning.walkforward.Look;
import io.tidemark.learning.walkforward.Look.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LakeExtension.class)
class TrialLedgerTest {
  private static final Instant EARLY = Instant.parse("2019-01-01T00:00:00Z");

  @Test
  void everyTrainingOfAnExperimentIsALook(Lake lake) {
    assertThat(ledger(lake, "r1", "e", "d1", "s").open(9)).isEqualTo(new Look(1, 9, Map.of()));
    assertThat(ledger(lake, "r2", "e", "d1", "s").open(9).number()).isEqualTo(2);
    assertThat(ledger(lake, "r1", "e", "d1", "s").open(9)).as("a rerun").isEqualTo(Look.first(9));
    assertThat(ledger(lake, "r3", "e", "d2", "s").open(12))
        .as("of another definition")
        .isEqualTo(new Look(3, 30, Map.of()));
    assertThat(ledger(lake, "r4", "e", "d1", "other").open(9).number())
        .as("of another set")
        .isEqualTo(4);
    assertThat(ledger(lake, "r5", "other", "d1", "s").open(9).number()).isEqualTo(1);
    TrainRequest late = request("r6", "e", "d1", EARLY);
    assertThat(new TrialLedger(lake, late, "s").open(9).number())
        .as("as of a time before the others")
        .isEqualTo(5);
  }

  @Test
  void trainingsAtOnceHaveDifferentNumbers(Lake lake) {
    ledger(lake, "first", "e", "d", "s").open(2);
    assertThat(
            IntStream.range(0, 3)
                .parallel()
                .mapToObj(i -> ledger(lake, "r" + i, "e", "d", "s").open(2).number()))
        .containsExactlyInAnyOrder(2, 3, 4);
  }

  @Test
  void trainingsFromBeforeTheLedgerCount(Lake lake) {
    DayScore day = new DayScore(0, Panels.FIRST, 1, "calm", 9, "ridge", DayScore.RANK_IC, 0.1);
    for (String old : List.of("old-1", "old-2")) {
      ScoreTable.append(
          lake, request(old, "e", "d", TrainingData.AS_OF), TradingCalendar.XNYS, List.of(day));
    }
    assertThat(ledger(lake, "r1", "e", "d", "s").open(9).number()).isEqualTo(3);
    ScoreTable.append(
        lake, request("r1", "e", "d", TrainingData.AS_OF), TradingCalendar.XNYS, List.of(day));
    assertThat(ledger(lake, "r1", "e", "d", "s").open(9).number()).isEqualTo(3);
    assertThat(ledger(lake, "r2", "e", "d", "s").open(9).number()).isEqualTo(4);
  }

  @Test
  void aPromotionIsHandedOnUntilItFails(Lake lake) {
    TrialLedger one = ledger(lake, "r1", "e", "d", "s");
    Map<String, Long> tables = one.close(one.open(2), trials(decision(1, 0), null));
    assertThat(tables).isEqualTo(Map.of("learning.looks", 0L, "learning.trials", 0L));
    TrialLedger two = ledger(lake, "r2", "e", "d", "s");
    Look second = two.open(2);
    assertThat(second.standing()).isEqualTo(Map.of("calm", new Standing("one", 1)));
    two.close(second, trials(decision(2, 1, Condition.BASELINE), null));
    TrainRequest few = request("r2b", "e", "d", List.of("A"), TrainingData.AS_OF);
    assertThat(new TrialLedger(lake, few, "s").open(2).standing())
        .as("of another universe, which is another hypothesis")
        .isEmpty();
    TrialLedger three = ledger(lake, "r3", "e", "d", "s");
    Look third = three.open(2);
    assertThat(third.standing()).isEqualTo(Map.of("calm", new Standing("one", 1)));
    three.close(third, trials(decision(4, 0, Condition.DAYS), null));
    assertThat(ledger(lake, "r4", "e", "d", "s").open(2).standing()).isEmpty();
    assertThat(one.close(one.open(2), trials(decision(1, 0), null)))
        .as("of a rerun")
        .isEqualTo(tables);
    assertThat(
            lake.asOf(TrialsTable.TABLE, TrainingData.AS_OF)
                .orderBy("look", "learner")
                .select("verdict")
                .collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("promoted", "not chosen", "stands", "not chosen", "days", "not chosen");
  }

  private static List<Comparison> trials(PromotionDecision one, PromotionDecision two) {
    return List.of(
        new Comparison("calm", "one", 90, 0.02, one), new Comparison("calm", "two", 90, 0.01, two));
  }

  private static PromotionDecision decision(int look, int since, Condition... failed) {
    return new PromotionDecision(
        look, 2, 0.025, 0.0125, 0.001, 0.001, 1e-4, 0, 0.5, since, List.of(failed));
  }

  private static TrialLedger ledger(
      Lake lake, String run, String experiment, String definition, String set) {
    return new TrialLedger(lake, request(run, experiment, definition, TrainingData.AS_OF), set);
  }

  private static TrainRequest request(
      String run, String experiment, String definition, Instant asOf) {
    return request(run, experiment, definition, List.of(), asOf);
  }

  private static TrainRequest request(
      String run, String experiment, String definition, List<String> tickers, Instant asOf) {
    return new TrainRequest(
        new RunKey(run),
        "file.yaml",
        definition,
        0,
        "fwd_5d",
        "m",
        0,
        new MarketScope(List.of("x"), tickers, Panels.FIRST, Panels.FIRST, asOf),
        2,
        1,
        experiment);
  }
}
