package io.tidemark.tracking;

/**
 * A run as the server knows it.
 *
 * @param artifactUri where its files go, such as {@code mlflow-artifacts:/1/ab12/artifacts}
 * @param startTime milliseconds since 1970
 */
public record MlflowRun(
    String id, String experiment, String artifactUri, long startTime, RunStatus status) {

  MlflowRun with(RunStatus now) {
    return new MlflowRun(id, experiment, artifactUri, startTime, now);
  }
}
