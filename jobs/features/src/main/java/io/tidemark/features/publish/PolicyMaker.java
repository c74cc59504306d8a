package io.tidemark.features.publish;

import io.tidemark.api.learning.TrainRequest.Model;
import io.tidemark.core.registry.RegimePolicy;
import io.tidemark.features.publish.FeatureSample.Session;
import io.tidemark.features.publish.FeatureSelection.Candidate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Makes the policy that says which features are served in which regime. */
final class PolicyMaker {
  /** The name of a model that was trained on all regimes together. */
  private static final String ALL = "all";

  private static final int FEWEST_SESSIONS = 20;

  private final List<Model> models;
  private final Map<String, FeatureSample> samples;
  private final List<String> features;

  /**
   * @param samples by regime
   * @param features all features of the set
   */
  PolicyMaker(List<Model> models, Map<String, FeatureSample> samples, List<String> features) {
    this.models = models;
    this.samples = samples;
    this.features = features;
  }

  /**
   * A choice for every regime that has a model. While no regime is known, what counts is every
   * model's importance, weighted by the rows it learned from.
   */
  RegimePolicy policy() {
    Map<String, List<String>> selected = new TreeMap<>();
    for (Model model : models) {
      if (!model.regime().equals(ALL)) {
        selected.put(model.regime(), choose(importance(model), sample(model.regime())));
      }
    }
    List<String> fallback = choose(overall(), everything());
    return new RegimePolicy(selected, fallback.isEmpty() ? features : fallback);
  }

  private static List<String> choose(Map<String, Double> importance, FeatureSample sample) {
    List<Candidate> candidates =
        importance.entrySet().stream()
            .filter(entry -> sample.features().contains(entry.getKey()))
            .map(e -> new Candidate(e.getKey(), e.getValue(), sample.stability(e.getKey())))
            .toList();
    return FeatureSelection.select(candidates, sample::rankCorrelation);
  }

  private Map<String, Double> overall() {
    Map<String, Double> overall = new LinkedHashMap<>();
    for (Model model : models) {
      importance(model).forEach((f, share) -> overall.merge(f, share * model.rows(), Double::sum));
    }
    return overall;
  }

  /** The regime's own sessions, or all of them where it has too few to tell anything. */
  private FeatureSample sample(String regime) {
    FeatureSample own = samples.get(regime);
    return own == null || own.sessions().size() < FEWEST_SESSIONS ? everything() : own;
  }

  private FeatureSample everything() {
    List<Session> sessions =
        samples.values().stream()
            .flatMap(sample -> sample.sessions().stream())
            .sorted(Comparator.comparing(Session::date))
            .toList();
    return new FeatureSample(features, sessions);
  }

  private static Map<String, Double> importance(Model model) {
    Map<String, Double> importance = new LinkedHashMap<>();
    IntStream.range(0, model.features().size())
        .forEach(i -> importance.put(model.features().get(i), model.importance().get(i)));
    return importance;
  }
}
