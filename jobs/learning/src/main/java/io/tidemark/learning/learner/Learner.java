package io.tidemark.learning.learner;

import io.tidemark.learning.panel.LearningDataset;
import io.tidemark.learning.panel.Panel;
import io.tidemark.learning.panel.TrainingRows;
import java.io.Serializable;
import java.util.Map;

/**
 * A way to learn the label's rank within its day from the features. A learner states what it does;
 * when it is fitted, on what, and against whom, is the walk-forward's business, so that all
 * learners are tested alike.
 *
 * <p>A learner holds its settings and nothing else: it is fitted in tasks of Spark, several at a
 * time.
 */
public interface Learner extends Serializable {

  /** Unique among learners, such as {@code ridge}; it names the learner's scores. */
  String name();

  /**
   * Fits a model. It depends on the window's rows, the settings and the seed alone: no other row's
   * features or label changes a bit of it.
   *
   * @param window has at least one labelled row
   * @param seed of all that is random
   */
  FittedModel fit(LearningDataset dataset, TrainingRows window, long seed);

  /**
   * The rows to learn from for days of a regime. All regimes together, unless a learner has a
   * reason for others.
   *
   * @param sessions how many sessions from the first may be used
   * @param regime a name, or {@link Panel#UNKNOWN}
   */
  default TrainingRows windowFor(Panel panel, int sessions, String regime) {
    return new TrainingRows(sessions, TrainingRows.POOLED);
  }

  /** The settings by name, as a training's record keeps them; names are unique among kinds. */
  default Map<String, String> settings() {
    return Map.of();
  }

  /**
   * The learner whose {@link #fit} this one uses unchanged. Learners that share it share its fits
   * on the same window, which are then made once.
   */
  default Learner fitter() {
    return this;
  }
}
