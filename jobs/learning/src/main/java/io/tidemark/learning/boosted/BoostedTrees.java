package io.tidemark.learning.boosted;

import io.tidemark.learning.learner.FittedModel;
import io.tidemark.learning.learner.SavedModel;
import io.tidemark.learning.panel.LearningDataset;
import io.tidemark.learning.panel.Panel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.Booster.FeatureImportanceType;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** A trained XGBoost booster, kept as bytes in the UBJ format, which Python can also read. */
public final class BoostedTrees implements FittedModel {
  public static final String NAME = "xgboost";
  public static final String FORMAT = "xgboost-ubj";

  private static final int ALL_TREES = 0;

  private final List<String> features;
  private final byte[] ubj;
  private final long rows;

  /**
   * @param features names of the inputs, in the order that the booster expects
   * @param rows number of training rows
   */
  public BoostedTrees(List<String> features, byte[] ubj, long rows) {
    this.features = List.copyOf(features);
    this.ubj = ubj.clone();
    this.rows = rows;
  }

  @Override
  public List<String> features() {
    return features;
  }

  public byte[] ubj() {
    return ubj.clone();
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public double[] predict(LearningDataset dataset, int start, int end) {
    float[][] predicted = apply(dataset.panel(), start, end, Booster::predict);
    return IntStream.range(0, end - start).mapToDouble(i -> predicted[i][0]).toArray();
  }

  /** SHAP values of the trees (Lundberg et al., Nature Machine Intelligence 2:56, 2020). */
  @Override
  public double[][] contributions(LearningDataset dataset, int start, int end) {
    float[][] contributions =
        apply(
            dataset.panel(),
            start,
            end,
            (booster, matrix) -> booster.predictContrib(matrix, ALL_TREES));
    double[][] copy = new double[contributions.length][features.size() + 1];
    for (int i = 0; i < copy.length; i++) {
      for (int f = 0; f < copy[i].length; f++) {
        copy[i][f] = contributions[i][f];
      }
    }
    return copy;
  }

  private float[][] apply(Panel panel, int start, int end, Application application) {
    if (!panel.features().equals(features)) {
      throw new IllegalArgumentException(
          "the booster expects %s, the panel has %s".formatted(features, panel.features()));
    }
    return withBooster(
        booster -> {
          DMatrix matrix = DenseRows.of(panel, IntStream.range(start, end).toArray());
          try {
            return application.of(booster, matrix);
          } finally {
            matrix.dispose();
          }
        });
  }

  /** Each feature's share of the total gain, in order; the shares sum to 1. */
  @Override
  public List<Double> importance() {
    Map<String, Double> gains =
        withBooster(
            booster ->
                booster.getScore(
                    features.toArray(String[]::new), FeatureImportanceType.TOTAL_GAIN));
    double total = gains.values().stream().mapToDouble(Double::doubleValue).sum();
    return features.stream()
        .map(f -> total == 0 ? 1.0 / features.size() : gains.getOrDefault(f, 0.0) / total)
        .toList();
  }

  /** XGBoost's native format, including the feature names; Python can also read it. */
  @Override
  public SavedModel save() {
    return new SavedModel(NAME, FORMAT, ".ubj", ubj());
  }

  private <T> T withBooster(Use<T> use) {
    try {
      Booster booster = XGBoost.loadModel(new ByteArrayInputStream(ubj));
      try {
        return use.of(booster);
      } finally {
        booster.dispose();
      }
    } catch (XGBoostError | IOException e) {
      throw new IllegalStateException("XGBoost could not read its own model", e);
    }
  }

  private interface Use<T> {
    T of(Booster booster) throws XGBoostError, IOException;
  }

  private interface Application {
    float[][] of(Booster booster, DMatrix matrix) throws XGBoostError;
  }
}
