package io.tidemark.learning.baseline;

import io.tidemark.core.Json;
import io.tidemark.core.series.Cholesky;
import io.tidemark.learning.learner.FittedModel;
import io.tidemark.learning.learner.SavedModel;
import io.tidemark.learning.panel.LearningDataset;
import io.tidemark.learning.panel.Panel;
import io.tidemark.learning.panel.RankedInputs;
import io.tidemark.learning.panel.TrainingRows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Ridge regression of the label's centred rank within its day on the features' centred ranks within
 * their day, without intercept; fitted on all regimes together it is the baseline. It minimises
 * {@code |y - Xb|²/n + penalty |b|²}, solved in closed form (Hoerl and Kennard, Technometrics
 * 12:55, 1970).
 *
 * @param features names of the inputs, in order
 * @param coefficients one per feature
 * @param penalty weight of the shrinkage; the variance of a centred rank is 1/12
 * @param rows number of training rows
 */
public record Ridge(List<String> features, List<Double> coefficients, double penalty, long rows)
    implements FittedModel {
  public static final String NAME = "ridge";

  /**
   * The default penalty, about an eighth of a centred rank's variance; two collinear inputs share
   * their weight.
   */
  public static final double PENALTY = 0.01;

  public Ridge {
    features = List.copyOf(features);
    coefficients = List.copyOf(coefficients);
  }

  /**
   * Fits on the window's labelled rows.
   *
   * @throws IllegalArgumentException if there is no labelled row
   */
  public static Ridge fit(LearningDataset dataset, TrainingRows window, double penalty) {
    Panel panel = dataset.panel();
    RankedInputs inputs = dataset.ranks();
    int p = inputs.features();
    double[][] products = new double[p][p];
    double[] withTarget = new double[p];
    int[] chosen = window.labelled(panel);
    long rows = chosen.length;
    for (int row : chosen) {
      for (int i = 0; i < p; i++) {
        double x = inputs.get(i, row);
        withTarget[i] += x * panel.target(row);
        for (int j = 0; j <= i; j++) {
          products[i][j] += x * inputs.get(j, row);
        }
      }
    }
    if (rows == 0) {
      throw new IllegalArgumentException(
          "no labelled row of %s in the first %d sessions; ask for a longer window"
              .formatted(window.regime(), window.sessions()));
    }
    for (int i = 0; i < p; i++) {
      withTarget[i] /= rows;
      for (int j = 0; j <= i; j++) {
        products[i][j] /= rows;
      }
      products[i][i] += penalty;
    }
    double[] coefficients = Cholesky.solve(products, withTarget);
    return new Ridge(panel.features(), Arrays.stream(coefficients).boxed().toList(), penalty, rows);
  }

  @Override
  public double[] predict(LearningDataset dataset, int start, int end) {
    refuseOthers(dataset.panel());
    double[] predictions = new double[end - start];
    for (int f = 0; f < coefficients.size(); f++) {
      double coefficient = coefficients.get(f);
      for (int i = 0; i < predictions.length; i++) {
        predictions[i] += coefficient * dataset.ranks().get(f, start + i);
      }
    }
    return predictions;
  }

  /**
   * Each contribution is coefficient times input; there is no intercept, so the last figure is 0.
   */
  @Override
  public double[][] contributions(LearningDataset dataset, int start, int end) {
    refuseOthers(dataset.panel());
    double[][] contributions = new double[end - start][coefficients.size() + 1];
    for (int i = 0; i < contributions.length; i++) {
      for (int f = 0; f < coefficients.size(); f++) {
        contributions[i][f] = coefficients.get(f) * dataset.ranks().get(f, start + i);
      }
    }
    return contributions;
  }

  /** Each feature's share of the sum of absolute coefficients; the shares sum to 1. */
  @Override
  public List<Double> importance() {
    double total = coefficients.stream().mapToDouble(Math::abs).sum();
    List<Double> shares = new ArrayList<>();
    for (double coefficient : coefficients) {
      shares.add(total == 0 ? 1.0 / coefficients.size() : Math.abs(coefficient) / total);
    }
    return shares;
  }

  /** The model as JSON: inputs, coefficients and output. */
  @Override
  public SavedModel save() {
    RidgeFile file =
        new RidgeFile(
            NAME,
            "each feature's rank within its day, scaled to [-0.5, 0.5]; 0 where missing",
            "the label's rank within its day, scaled to [-0.5, 0.5]",
            features,
            coefficients,
            penalty,
            rows);
    return new SavedModel(
        NAME, "ridge-json", ".json", Json.pretty(file).getBytes(StandardCharsets.UTF_8));
  }

  private void refuseOthers(Panel panel) {
    if (!panel.features().equals(features)) {
      throw new IllegalArgumentException(
          "the ridge expects %s, the panel has %s".formatted(features, panel.features()));
    }
  }

  private record RidgeFile(
      String kind,
      String inputs,
      String output,
      List<String> features,
      List<Double> coefficients,
      double penalty,
      long rows) {}
}
