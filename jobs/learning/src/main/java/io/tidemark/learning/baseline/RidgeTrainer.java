package io.tidemark.learning.baseline;

import io.tidemark.learning.learner.FittedModel;
import io.tidemark.learning.learner.Learner;
import io.tidemark.learning.panel.LearningDataset;
import io.tidemark.learning.panel.TrainingRows;
import java.util.Map;

/**
 * Fits a {@link Ridge} regression.
 *
 * @param penalty weight of the shrinkage; the variance of a centred rank is 1/12
 */
public record RidgeTrainer(double penalty) implements Learner {
  /** With the default penalty. */
  public RidgeTrainer() {
    this(Ridge.PENALTY);
  }

  @Override
  public String name() {
    return Ridge.NAME;
  }

  @Override
  public FittedModel fit(LearningDataset dataset, TrainingRows window, long seed) {
    return Ridge.fit(dataset, window, penalty);
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("ridge_penalty", Double.toString(penalty));
  }
}
