package io.tidemark.learning.learner;

import io.tidemark.learning.panel.LearningDataset;
import io.tidemark.learning.panel.Panel;
import io.tidemark.learning.panel.TrainingRows;
import java.util.Map;

/**
 * Any learner, fitted separately on the days of each regime. A regime with fewer than {@value
 * RegimeRows#MIN_ROWS} rows or {@value RegimeRows#MIN_DAYS} days of its own, and a day without a
 * regime, use the fit on all regimes.
 *
 * @param fitter the learner that is fitted
 */
public record PerRegime(Learner fitter) implements Learner {
  @Override
  public String name() {
    return fitter.name() + "-per-regime";
  }

  @Override
  public FittedModel fit(LearningDataset dataset, TrainingRows window, long seed) {
    return fitter.fit(dataset, window, seed);
  }

  @Override
  public TrainingRows windowFor(Panel panel, int sessions, String regime) {
    return RegimeRows.of(panel, sessions, regime);
  }

  @Override
  public Map<String, String> settings() {
    return fitter.settings();
  }
}
