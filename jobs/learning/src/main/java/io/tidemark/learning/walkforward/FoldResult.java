package io.tidemark.learning.walkforward;

import io.tidemark.learning.baseline.Ridge;
import io.tidemark.learning.boosted.BoostedTrees;
import io.tidemark.learning.boosted.TrainingRows;
import java.util.List;
import java.util.Map;

/**
 * What one fold trained and how that did.
 *
 * @param days the window's days that could be scored
 * @param rows by regime of the window, what its booster was trained on
 * @param boosters by what they were trained on
 */
public record FoldResult(
    Fold fold,
    List<DayScore> days,
    Map<String, TrainingRows> rows,
    Map<TrainingRows, BoostedTrees> boosters,
    Ridge baseline) {}
