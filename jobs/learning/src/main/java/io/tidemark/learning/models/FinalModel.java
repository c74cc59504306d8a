package io.tidemark.learning.models;

import io.tidemark.core.Json;
import io.tidemark.learning.baseline.Ridge;
import io.tidemark.learning.boosted.BoostedTrees;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The model of one regime, trained on all that is labelled.
 *
 * @param kind {@link BoostedTrees#NAME} or {@link Ridge#NAME}
 * @param extension of its file, with the dot
 * @param features inputs in the order the file expects
 * @param importance one share a feature, in the same order
 * @param rows trained on
 */
@SuppressWarnings("ArrayRecordComponent") // a file's bytes on their way, never compared
public record FinalModel(
    String regime,
    String kind,
    String extension,
    byte[] content,
    List<String> features,
    List<Double> importance,
    long rows) {

  static FinalModel of(String regime, BoostedTrees booster, long rows) {
    return new FinalModel(
        regime,
        BoostedTrees.NAME,
        ".ubj",
        booster.ubj(),
        booster.features(),
        booster.importance(),
        rows);
  }

  static FinalModel of(String regime, Ridge ridge) {
    return new FinalModel(
        regime,
        Ridge.NAME,
        ".json",
        json(ridge).getBytes(StandardCharsets.UTF_8),
        ridge.features(),
        ridge.importance(),
        ridge.rows());
  }

  /** The baseline's file: what it takes, what it multiplies, what comes out. */
  public static String json(Ridge ridge) {
    return Json.pretty(
        new RidgeFile(
            Ridge.NAME,
            "each feature's rank within its day, scaled to [-0.5, 0.5]; 0 where missing",
            "the label's rank within its day, scaled to [-0.5, 0.5]",
            ridge.features(),
            ridge.coefficients(),
            ridge.penalty(),
            ridge.rows()));
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
