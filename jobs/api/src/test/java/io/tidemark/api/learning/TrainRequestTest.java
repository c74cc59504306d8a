package io.tidemark.api.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.api.learning.PromotionDecision.Condition;
import io.tidemark.api.learning.TrainRequest.LearnerScore;
import io.tidemark.api.learning.TrainRequest.Model;
import io.tidemark.api.learning.TrainRequest.Result;
import io.tidemark.api.learning.TrainRequest.Score;
import io.tidemark.api.market.MarketScope;
import io.tidemark.core.Json;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainRequestTest {
  /**
   * A result as old trainings with one challenger have written it to workflow histories and the run
   * ledger.
   */
  private static final String OF_ONE_CHALLENGER =
      "{\"baseline\":\"ridge\",\"challenger\":\"xgboost-per-regime\",\"scores\":["
          + "{\"regime\":\"all\",\"days\":250,\"challengerIc\":0.03,\"baselineIc\":0.01,"
          + "\"difference\":0.02,\"low\":1.0E-5,\"high\":0.035,\"promoted\":true}],"
          + "\"models\":[{\"regime\":\"calm\",\"kind\":\"xgboost\",\"path\":\"p\",\"sha256\":\"h\","
          + "\"features\":[\"a\"],\"importance\":[1.0],\"rows\":9}],"
          + "\"mlflowRun\":\"\",\"mlflowUrl\":\"\",\"scoresVersion\":5}";

  @Test
  void aResultWithOneChallengerIsWrittenAsItWasRead() {
    Result result = Json.read(OF_ONE_CHALLENGER, Result.class);
    assertThat(Json.write(result)).isEqualTo(OF_ONE_CHALLENGER);
    assertThat(result.dailyScores()).isEqualTo("learning.daily_scores");
    assertThat(result.challengerOf(result.scores().get(0))).isEqualTo("xgboost-per-regime");
    assertThat(result.scores().get(0).decisionLevel()).isEqualTo(0.05);
    assertThat(result.models().get(0).maker()).isEqualTo("xgboost");
    assertThat(result.learners()).isEmpty();
    assertThat(result.tables()).isEmpty();
  }

  @Test
  void theCostOfTradingIsWrittenOnlyIfItIsNotTheUsualOne() {
    TrainRequest usual = request(null);
    assertThat(usual.tradingCost()).isEqualTo(5);
    assertThat(Json.write(usual)).doesNotContain("costBps");
    TrainRequest free = request(0.0);
    assertThat(free.tradingCost()).isZero();
    assertThat(Json.read(Json.write(free), TrainRequest.class)).isEqualTo(free);
    assertThatThrownBy(() -> request(-1.0))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("costBps -1.0");
  }

  private static TrainRequest request(Double costBps) {
    return new TrainRequest(
        new RunKey("r"),
        "s",
        "d",
        0,
        "fwd_5d",
        "m",
        0,
        new MarketScope(
            List.of("x"),
            List.of(),
            LocalDate.EPOCH,
            LocalDate.EPOCH,
            Instant.parse("2024-01-01T00:00:00Z")),
        2,
        1,
        "e",
        costBps);
  }

  @Test
  void aResultOfManyLearnersSurvivesJson() {
    PromotionDecision decision =
        new PromotionDecision(
            2, 24, 0.05 / 6, 0.05 / 72, 1e-5, 1e-4, 2e-4, 1e-4, 0.5, 1, List.of(Condition.COSTS));
    Score score =
        new Score("calm", 60, 0.03, 0.01, 0.02, 0.01, 0.03, true, "split", 0.05 / 6, decision);
    Result result =
        new Result(
            "ridge",
            "other",
            List.of(score),
            List.of(
                new Model("calm", "ridge", "p", "h", List.of("a"), List.of(1.0), 9, "split", "f")),
            "",
            "",
            5,
            List.of(new LearnerScore("ridge", "all", "rank_ic", 90, 0.01, 0, 0, 0)),
            "learning.scores",
            Map.of("learning.contributions", 0L));
    assertThat(Json.read(Json.write(result), Result.class)).isEqualTo(result);
    assertThat(result.dailyScores()).isEqualTo("learning.scores");
    assertThat(result.challengerOf(score)).isEqualTo("split");
    assertThat(score.decisionLevel()).isEqualTo(0.05 / 6);
    assertThat(result.models().get(0).maker()).isEqualTo("split");
  }
}
