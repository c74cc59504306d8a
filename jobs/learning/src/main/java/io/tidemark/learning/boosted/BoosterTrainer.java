package io.tidemark.learning.boosted;

import io.tidemark.learning.learner.FittedModel;
import io.tidemark.learning.learner.Learner;
import io.tidemark.learning.panel.LearningDataset;
import io.tidemark.learning.panel.Panel;
import io.tidemark.learning.panel.TrainingRows;
import java.util.Map;
import java.util.TreeMap;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.apache.spark.TaskContext;

/** Fits {@link BoostedTrees} with as many threads as its Spark task has cores. */
public record BoosterTrainer(BoosterParameters parameters) implements Learner {
  /** With the default parameters. */
  public BoosterTrainer() {
    this(BoosterParameters.DEFAULTS);
  }

  @Override
  public String name() {
    return BoostedTrees.NAME;
  }

  /** The same rows and seed give the same bytes. */
  @Override
  public FittedModel fit(LearningDataset dataset, TrainingRows window, long seed) {
    Panel panel = dataset.panel();
    int[] chosen = window.labelled(panel);
    Map<String, Object> xgboost = parameters.asXgboost();
    xgboost.put("seed", seed);
    TaskContext task = TaskContext.get();
    xgboost.put("nthread", task == null ? 1 : task.cpus());
    xgboost.put("verbosity", 0);
    try {
      return new BoostedTrees(panel.features(), train(panel, chosen, xgboost), chosen.length);
    } catch (XGBoostError e) {
      throw new IllegalStateException(
          "XGBoost did not train on %d rows of %s".formatted(chosen.length, window), e);
    }
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("rounds", Integer.toString(parameters.rounds()));
    parameters.asXgboost().forEach((name, value) -> settings.put(name, value.toString()));
    return settings;
  }

  private byte[] train(Panel panel, int[] chosen, Map<String, Object> xgboost) throws XGBoostError {
    DMatrix matrix = DenseRows.of(panel, chosen);
    try {
      float[] targets = new float[chosen.length];
      for (int i = 0; i < targets.length; i++) {
        targets[i] = panel.target(chosen[i]);
      }
      matrix.setLabel(targets);
      Booster booster = XGBoost.train(matrix, xgboost, parameters.rounds(), Map.of(), null, null);
      try {
        booster.setFeatureNames(panel.features().toArray(String[]::new));
        return booster.toByteArray("ubj");
      } finally {
        booster.dispose();
      }
    } finally {
      matrix.dispose();
    }
  }
}
