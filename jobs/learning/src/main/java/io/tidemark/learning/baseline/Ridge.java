package io.tidemark.learning.baseline;

import io.tidemark.core.series.Cholesky;
import io.tidemark.learning.panel.Panel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The baseline: linear regression of the day's centred label rank on the day's centred feature
 * ranks, shrunk, without intercept, over all regimes together. It minimises {@code |y - Xb|²/n +
 * penalty |b|²}, solved in closed form (Hoerl and Kennard, Technometrics 12:55, 1970).
 *
 * @param features inputs in order
 * @param coefficients one a feature
 * @param penalty weight of the shrinkage; the variance of a centred rank is 1/12
 * @param rows trained on
 */
public record Ridge(List<String> features, List<Double> coefficients, double penalty, long rows) {
  public static final String NAME = "ridge";

  /** An eighth of a rank's variance: two inputs that say the same share what they say. */
  public static final double PENALTY = 0.01;

  public Ridge {
    features = List.copyOf(features);
    coefficients = List.copyOf(coefficients);
  }

  /**
   * Trains on the labelled rows of the first sessions.
   *
   * @param sessions how many
   */
  public static Ridge fit(Panel panel, RankedInputs inputs, int sessions) {
    int p = inputs.features();
    double[][] products = new double[p][p];
    double[] withTarget = new double[p];
    long rows = 0;
    int end = sessions == 0 ? 0 : panel.end(sessions - 1);
    for (int row = 0; row < end; row++) {
      if (!panel.hasLabel(row)) {
        continue;
      }
      rows++;
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
          "no labelled row in the first %d sessions".formatted(sessions));
    }
    for (int i = 0; i < p; i++) {
      withTarget[i] /= rows;
      for (int j = 0; j <= i; j++) {
        products[i][j] /= rows;
      }
      products[i][i] += PENALTY;
    }
    double[] coefficients = Cholesky.solve(products, withTarget);
    return new Ridge(panel.features(), Arrays.stream(coefficients).boxed().toList(), PENALTY, rows);
  }

  /** Predictions for rows {@code [start, end)}. */
  public double[] predict(RankedInputs inputs, int start, int end) {
    double[] predictions = new double[end - start];
    for (int f = 0; f < coefficients.size(); f++) {
      double coefficient = coefficients.get(f);
      for (int i = 0; i < predictions.length; i++) {
        predictions[i] += coefficient * inputs.get(f, start + i);
      }
    }
    return predictions;
  }

  /** Each feature's share of the coefficients' size; summing to 1. */
  public List<Double> importance() {
    double total = coefficients.stream().mapToDouble(Math::abs).sum();
    List<Double> shares = new ArrayList<>();
    for (double coefficient : coefficients) {
      shares.add(total == 0 ? 1.0 / coefficients.size() : Math.abs(coefficient) / total);
    }
    return shares;
  }
}
