package io.tidemark.learning.learner;

import io.tidemark.learning.panel.LearningDataset;
import java.io.Serializable;
import java.util.List;

/** A model that a {@link Learner} has fitted. It keeps no reference to the dataset. */
public interface FittedModel extends Serializable {

  /** The inputs, in the order of the file and of {@link #contributions}. */
  List<String> features();

  /** Labelled rows it was fitted on. */
  long rows();

  /**
   * Predictions for the panel's rows {@code [start, end)}, one a row: the label's centred rank
   * within its day, between about −0.5 and 0.5.
   *
   * @throws IllegalArgumentException if the panel has not the model's features in their order
   */
  double[] predict(LearningDataset dataset, int start, int end);

  /**
   * What each feature adds to the predictions of rows {@code [start, end)}: one array a row, with
   * one contribution a feature in order and, last, what is predicted where nothing is known of the
   * features. A row's figures sum to its prediction.
   */
  double[][] contributions(LearningDataset dataset, int start, int end);

  /** Each feature's share of what the model lives on, in order; summing to 1. */
  List<Double> importance();

  /** The model as a file; the same model gives the same bytes. */
  SavedModel save();
}
