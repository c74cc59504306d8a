package io.tidemark.learning.learner;

import io.tidemark.learning.panel.LearningDataset;
import io.tidemark.learning.panel.Panel;
import io.tidemark.learning.panel.TrainingRows;
import java.io.Serializable;
import java.util.Map;

/**
 * A method to predict the label's rank within its day from the features. A learner only fits; the
 * walk-forward decides when and on which rows it is fitted and what it is compared with, so that
 * all learners are tested in the same way.
 *
 * <p>A learner holds only its settings, because it is fitted in several Spark tasks at the same
 * time.
 */
public interface Learner extends Serializable {

  /** The name of the learner and of its scores, such as {@code ridge}; unique among learners. */
  String name();

  /**
   * Fits a model. The model depends only on the window's rows, the settings and the seed: no
   * feature or label of another row may change it.
   *
   * @param window has at least one labelled row
   * @param seed of all random numbers
   */
  FittedModel fit(LearningDataset dataset, TrainingRows window, long seed);

  /**
   * The training rows of the model for days of a regime. By default the rows of all regimes.
   *
   * @param sessions how many sessions from the first may be used
   * @param regime name of a regime, or {@link Panel#UNKNOWN}
   */
  default TrainingRows windowFor(Panel panel, int sessions, String regime) {
    return new TrainingRows(sessions, TrainingRows.POOLED);
  }

  /** The settings by name, as logged with a training; a name belongs to one kind of learner. */
  default Map<String, String> settings() {
    return Map.of();
  }

  /**
   * The learner whose {@link #fit} this one uses unchanged. Learners with the same fitter share its
   * models on the same window, which are then fitted only once.
   */
  default Learner fitter() {
    return this;
  }
}
