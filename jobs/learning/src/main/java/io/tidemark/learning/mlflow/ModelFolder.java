package io.tidemark.learning.mlflow;

import io.tidemark.core.Json;
import io.tidemark.learning.boosted.BoostedTrees;
import io.tidemark.learning.learner.FittedModel;
import io.tidemark.learning.learner.SavedModel;
import io.tidemark.tracking.Artifact;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A model as a folder of MLflow artifacts. A booster's folder is an MLflow model of the xgboost
 * flavour, which Python can load. Other models consist of their file only.
 */
final class ModelFolder {
  private static final String MLMODEL =
      """
      artifact_path: %1$s
      flavors:
        python_function:
          data: model.ubj
          env:
            virtualenv: python_env.yaml
          loader_module: mlflow.xgboost
          python_version: 3.11.7
        xgboost:
          code: null
          data: model.ubj
          model_class: xgboost.core.Booster
          model_format: ubj
          xgb_version: %2$s
      run_id: %3$s
      signature:
        inputs: '%4$s'
        outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1]}}]'
        params: null
      """;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private ModelFolder() {}

  /**
   * The files of the folder.
   *
   * @param path path of the folder relative to the run's artifacts
   */
  static List<Artifact> of(String path, String run, FittedModel model) {
    SavedModel file = model.save();
    if (!isXgboost(model)) {
      return List.of(new Artifact(path + "/model" + file.extension(), file.content()));
    }
    String version = xgboostVersion();
    String inputs =
        Json.write(
            model.features().stream()
                .map(name -> Map.of("type", "float", "name", name, "required", true))
                .toList());
    return List.of(
        Artifact.of(path + "/MLmodel", MLMODEL.formatted(path, version, run, inputs)),
        new Artifact(path + "/model.ubj", file.content()),
        Artifact.of(path + "/requirements.txt", "mlflow\npandas<3\nxgboost==" + version + "\n"),
        Artifact.of(
            path + "/python_env.yaml", "python: 3.11.7\ndependencies:\n- -r requirements.txt\n"));
  }

  /** Whether MLflow can load the model from its folder. */
  static boolean isXgboost(FittedModel model) {
    return model instanceof BoostedTrees;
  }

  /**
   * The value of the run tag {@code mlflow.log-model.history}, from which the run's page lists its
   * models.
   */
  static String history(String run, Instant made, List<String> paths) {
    String time = TIME.format(made);
    return Json.write(
        paths.stream()
            .map(
                path ->
                    Map.of(
                        "run_id",
                        run,
                        "artifact_path",
                        path,
                        "utc_time_created",
                        time,
                        "flavors",
                        Map.of("xgboost", Map.of("data", "model.ubj"))))
            .toList());
  }

  private static String xgboostVersion() {
    try (InputStream file =
        BoostedTrees.class.getResourceAsStream("/xgboost4j-version.properties")) {
      Properties properties = new Properties();
      properties.load(file);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the version of XGBoost", e);
    }
  }
}
