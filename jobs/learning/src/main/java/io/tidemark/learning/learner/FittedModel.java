package io.tidemark.learning.learner;

import io.tidemark.learning.panel.LearningDataset;
import java.io.Serializable;
import java.util.List;

/** A model that a {@link Learner} has fitted. It keeps no reference to the dataset. */
public interface FittedModel extends Serializable {

  /** The names of the inputs, in the order of the file and of {@link #contributions}. */
  List<String> features();

  /** The number of labelled rows that the model was fitted on. */
  long rows();

  /**
   * Predictions for the panel's rows {@code [start, end)}, one per row: the predicted centred rank
   * of the label within its day, between about −0.5 and 0.5.
   *
   * @throws IllegalArgumentException if the panel does not have the model's features in the same
   *     order
   */
  double[] predict(LearningDataset dataset, int start, int end);

  /**
   * What each feature adds to the predictions of rows {@code [start, end)}: one array per row, with
   * one contribution per feature in order and, last, the base value that is predicted when all
   * features are missing. The figures of a row sum to its prediction.
   */
  double[][] contributions(LearningDataset dataset, int start, int end);

  /** Each feature's share of the model's total importance, in order; the shares sum to 1. */
  List<Double> importance();

  /** The model as a file; the same model gives the same bytes. */
  SavedModel save();
}
