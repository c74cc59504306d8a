package io.tidemark.learning.walkforward;

import io.tidemark.learning.learner.FittedModel;
import io.tidemark.learning.learner.LearnerFits.FitKey;
import java.util.List;
import java.util.Map;

/**
 * The fitted models of one fold and their scores.
 *
 * @param scores of the days in the window that could be scored, by day, then in the order of the
 *     learners
 * @param used which fit predicted the days, by learner, then by regime
 * @param models fitted models by key; learners may share a model
 */
public record FoldResult(
    Fold fold,
    List<DayScore> scores,
    Map<String, Map<String, FitKey>> used,
    Map<FitKey, FittedModel> models) {}
