package io.tidemark.learning.mlflow;

/** MLflow's states of a run. */
public enum RunStatus {
  RUNNING,
  FINISHED,
  FAILED,
  KILLED
}
