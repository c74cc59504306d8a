package io.tidemark.features.publish;

import io.tidemark.api.learning.TrainRequest.Model;
import io.tidemark.core.registry.RegimePolicy;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the policy that says which features are served in which regime: exactly the inputs of the
 * regime's model, which was scored out of sample. No further selection is made here: features
 * selected with labels that the scores already used would be served untested.
 */
final class PolicyMaker {
  /** The regime name of a model that was trained on all regimes together. */
  private static final String ALL = "all";

  private final List<Model> models;
  private final List<String> features;

  /**
   * @param features all features of the set
   */
  PolicyMaker(List<Model> models, List<String> features) {
    this.models = models;
    this.features = features;
  }

  /**
   * The features of every regime that has a model, the most important first. While no regime is
   * known, the features of all models, ordered by importance weighted by each model's number of
   * training rows.
   */
  RegimePolicy policy() {
    Map<String, List<String>> served = new TreeMap<>();
    Map<String, Double> overall = new LinkedHashMap<>();
    for (Model model : models) {
      Map<String, Double> used = used(model);
      used.forEach((f, share) -> overall.merge(f, share * model.rows(), Double::sum));
      if (!model.regime().equals(ALL)) {
        served.put(model.regime(), bestFirst(used));
      }
    }
    return new RegimePolicy(served, overall.isEmpty() ? features : bestFirst(overall));
  }

  /** Features with positive importance; a model predicts the same without the others. */
  private static Map<String, Double> used(Model model) {
    Map<String, Double> used = new LinkedHashMap<>();
    for (int i = 0; i < model.features().size(); i++) {
      double share = model.importance().get(i);
      if (share > 0) {
        used.put(model.features().get(i), share);
      }
    }
    return used;
  }

  private static List<String> bestFirst(Map<String, Double> importance) {
    Comparator<Map.Entry<String, Double>> most =
        Map.Entry.<String, Double>comparingByValue().reversed();
    return importance.entrySet().stream()
        .sorted(most.thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
