package io.tidemark.learning.boosted;

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

/** A trained booster: the bytes of XGBoost's UBJ format, which Python reads too. */
public final class BoostedTrees {
  public static final String NAME = "xgboost";

  private final List<String> features;
  private final byte[] ubj;

  /**
   * @param features inputs in the order the booster expects
   */
  public BoostedTrees(List<String> features, byte[] ubj) {
    this.features = List.copyOf(features);
    this.ubj = ubj.clone();
  }

  public List<String> features() {
    return features;
  }

  public byte[] ubj() {
    return ubj.clone();
  }

  /** Predictions for a panel's rows {@code [start, end)}. */
  public double[] predict(Panel panel, int start, int end) {
    if (!panel.features().equals(features)) {
      throw new IllegalArgumentException(
          "the booster expects %s, the panel has %s".formatted(features, panel.features()));
    }
    return withBooster(
        booster -> {
          DMatrix matrix = DenseRows.of(panel, IntStream.range(start, end).toArray());
          try {
            float[][] predicted = booster.predict(matrix);
            return IntStream.range(0, end - start).mapToDouble(i -> predicted[i][0]).toArray();
          } finally {
            matrix.dispose();
          }
        });
  }

  /** Each feature's share of the total gain, in order; summing to 1. */
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

  private <T> T withBooster(Use<T> use) {
    try {
      Booster booster = XGBoost.loadModel(new ByteArrayInputStream(ubj));
      try {
        return use.of(booster);
      } finally {
        booster.dispose();
      }
    } catch (XGBoostError | IOException e) {
      throw new IllegalStateException("XGBoost refused its own model", e);
    }
  }

  private interface Use<T> {
    T of(Booster booster) throws XGBoostError, IOException;
  }
}
