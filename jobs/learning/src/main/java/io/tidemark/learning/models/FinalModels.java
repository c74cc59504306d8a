package io.tidemark.learning.models;

import io.tidemark.api.learning.TrainRequest.Score;
import io.tidemark.learning.baseline.RankedInputs;
import io.tidemark.learning.baseline.Ridge;
import io.tidemark.learning.boosted.BoostedTrees;
import io.tidemark.learning.boosted.BoosterTrainer;
import io.tidemark.learning.boosted.RegimeRows;
import io.tidemark.learning.boosted.TrainingRows;
import io.tidemark.learning.panel.Panel;
import io.tidemark.learning.walkforward.BaselineComparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trains what each regime is served with: the challenger where it is promoted, else the baseline.
 */
public final class FinalModels {
  private FinalModels() {}

  /**
   * Trains on every labelled row.
   *
   * @param scores of every regime; each gets a model, {@link BaselineComparison#ALL} does not
   */
  public static List<FinalModel> train(
      Panel panel, RankedInputs inputs, BoosterTrainer trainer, List<Score> scores) {
    List<Score> regimes =
        scores.stream().filter(score -> !score.regime().equals(BaselineComparison.ALL)).toList();
    int sessions = panel.labelledSessions();
    Map<String, TrainingRows> promoted = new LinkedHashMap<>();
    for (Score score : regimes) {
      if (score.promoted()) {
        promoted.put(score.regime(), RegimeRows.of(panel, sessions, score.regime()));
      }
    }
    Map<TrainingRows, BoostedTrees> boosters = trainer.train(List.copyOf(promoted.values()));
    Ridge ridge = Ridge.fit(panel, inputs, sessions);
    List<FinalModel> models = new ArrayList<>();
    for (Score score : regimes) {
      TrainingRows rows = promoted.get(score.regime());
      models.add(
          rows == null
              ? FinalModel.of(score.regime(), ridge)
              : FinalModel.of(score.regime(), boosters.get(rows), rows.in(panel).rows()));
    }
    return models;
  }
}
