package io.tidemark.learning.walkforward;

import io.tidemark.learning.learner.FittedModel;
import io.tidemark.learning.learner.LearnerFits.FitKey;
import java.util.List;
import java.util.Map;

/**
 * What one fold fitted and how that did.
 *
 * @param scores of the window's days that could be scored, by day, then in the learners' order
 * @param used by learner, then by regime of the window, which fit predicted its days
 * @param models by fit; learners may share one
 */
public record FoldResult(
    Fold fold,
    List<DayScore> scores,
    Map<String, Map<String, FitKey>> used,
    Map<FitKey, FittedModel> models) {}
