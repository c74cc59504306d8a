package io.tidemark.learning.boosted;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a booster grows. The defaults are shallow, slow and heavily shrunk, since a day's returns are
 * nearly all noise.
 *
 * @param rounds trees
 * @param eta learning rate
 * @param minChildWeight rows that a leaf needs
 * @param lambda weight of the leaves' squares
 */
public record BoosterParameters(
    int rounds,
    int maxDepth,
    double eta,
    double subsample,
    double colsample,
    double minChildWeight,
    double lambda)
    implements Serializable {
  public static final BoosterParameters DEFAULTS =
      new BoosterParameters(100, 4, 0.05, 0.7, 0.7, 200, 10);

  /** By XGBoost's names. */
  public Map<String, Object> asXgboost() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("objective", "reg:squarederror");
    parameters.put("tree_method", "hist");
    parameters.put("max_depth", maxDepth);
    parameters.put("eta", eta);
    parameters.put("subsample", subsample);
    parameters.put("colsample_bytree", colsample);
    parameters.put("min_child_weight", minChildWeight);
    parameters.put("lambda", lambda);
    parameters.put("base_score", 0.0); // centred ranks have no mean to find
    return parameters;
  }
}
