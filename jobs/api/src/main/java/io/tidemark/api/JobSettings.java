package io.tidemark.api;

import java.util.Map;

/**
 * The locations of the lake and the services. Read from the environment once, when a process
 * starts.
 *
 * @param lake root folder of the lake: a local path, or {@code s3a://bucket/prefix}
 * @param sparkMaster a Spark master address
 * @param mlflowUri address of the MLflow server; empty: no tracking
 */
public record JobSettings(String lake, String sparkMaster, String mlflowUri) {
  public static final String DEFAULT_LAKE = ".tidemark/data/lake";
  public static final String DEFAULT_MASTER = "local[*]";

  public JobSettings {
    lake = lake == null || lake.isBlank() ? DEFAULT_LAKE : lake;
    sparkMaster = sparkMaster == null || sparkMaster.isBlank() ? DEFAULT_MASTER : sparkMaster;
    mlflowUri = mlflowUri == null ? "" : mlflowUri;
  }

  /** {@code TIDEMARK_LAKE}, {@code TIDEMARK_SPARK_MASTER} and {@code MLFLOW_TRACKING_URI}. */
  public static JobSettings from(Map<String, String> environment) {
    return new JobSettings(
        environment.get("TIDEMARK_LAKE"),
        environment.get("TIDEMARK_SPARK_MASTER"),
        environment.get("MLFLOW_TRACKING_URI"));
  }
}
