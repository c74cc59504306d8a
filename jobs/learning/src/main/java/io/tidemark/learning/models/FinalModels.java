package io.tidemark.learning.models;

import io.tidemark.api.learning.TrainRequest.Score;
import io.tidemark.learning.learner.FittedModel;
import io.tidemark.learning.learner.Learner;
import io.tidemark.learning.learner.LearnerFits;
import io.tidemark.learning.learner.LearnerFits.FitKey;
import io.tidemark.learning.panel.LearningDataset;
import io.tidemark.learning.walkforward.BaselineComparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fits the model that is served in each regime: the challenger if it is promoted there, else the
 * baseline. The learner has the same features, settings and preparation as when it was scored; only
 * its training window is longer.
 */
public final class FinalModels {
  private FinalModels() {}

  /**
   * Fits on every labelled row.
   *
   * @param learners all learners, the baseline first
   * @param scores one per regime; each regime gets a model, {@link BaselineComparison#ALL} does not
   */
  public static List<FinalModel> train(
      LearningDataset dataset, LearnerFits fits, List<Learner> learners, List<Score> scores) {
    int sessions = dataset.panel().labelledSessions();
    Map<String, Learner> served = new LinkedHashMap<>();
    Map<String, FitKey> keys = new LinkedHashMap<>();
    for (Score score : scores) {
      if (!score.regime().equals(BaselineComparison.ALL)) {
        Learner learner = score.promoted() ? named(learners, score.learner()) : learners.get(0);
        served.put(score.regime(), learner);
        keys.put(score.regime(), FitKey.of(learner, dataset, sessions, score.regime()));
      }
    }
    Map<FitKey, FittedModel> models = fits.fit(List.copyOf(keys.values()));
    List<FinalModel> finals = new ArrayList<>();
    served.forEach(
        (regime, learner) ->
            finals.add(new FinalModel(regime, learner.name(), models.get(keys.get(regime)))));
    return finals;
  }

  private static Learner named(List<Learner> learners, String name) {
    return learners.stream()
        .filter(learner -> learner.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException("learner %s was promoted, not trained".formatted(name)));
  }
}
