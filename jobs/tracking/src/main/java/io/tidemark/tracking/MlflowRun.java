package io.tidemark.tracking;

/**
 * An MLflow run as stored on the server.
 *
 * @param artifactUri location of its files, such as {@code mlflow-artifacts:/1/ab12/artifacts}
 * @param startTime milliseconds since 1970
 */
public record MlflowRun(
    String id, String experiment, String artifactUri, long startTime, RunStatus status) {

  MlflowRun with(RunStatus now) {
    return new MlflowRun(id, experiment, artifactUri, startTime, now);
  }
}
