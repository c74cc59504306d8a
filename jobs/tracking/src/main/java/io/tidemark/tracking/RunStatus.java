package io.tidemark.tracking;

/** MLflow's states of a run. */
public enum RunStatus {
  RUNNING,
  FINISHED,
  FAILED,
  KILLED
}
