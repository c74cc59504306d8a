package io.tidemark.learning.boosted;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Hyperparameters of a booster. The defaults are shallow trees, a low learning rate and strong
 * regularisation, because daily returns are mostly noise.
 *
 * @param rounds number of trees
 * @param eta learning rate
 * @param minChildWeight minimum number of rows in a leaf
 * @param lambda weight of the L2 regularisation of leaf values
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

  /** The parameters by XGBoost's names. */
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
    parameters.put("base_score", 0.0); // centred ranks have mean zero
    return parameters;
  }
}
