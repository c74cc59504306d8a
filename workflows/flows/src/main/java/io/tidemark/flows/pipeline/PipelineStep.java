package io.tidemark.flows.pipeline;

/** The steps of the pipeline, in order. */
public enum PipelineStep {
  FETCH("fetch", "request data from the vendors and keep the responses"),
  LAND("land", "validate the responses and write bars, actions and macro series"),
  RECONCILE("reconcile", "reconcile the vendors into one price history"),
  BUILD_FEATURES("build-features", "compute the feature set"),
  LABEL_REGIMES("label-regimes", "label each session with its macro regime"),
  TRAIN("train", "train and evaluate models by walk-forward"),
  PUBLISH("publish", "choose features per regime, publish and serve the version"),
  REPORT("report", "write the report");

  private final String key;
  private final String purpose;

  PipelineStep(String key, String purpose) {
    this.key = key;
    this.purpose = purpose;
  }

  /** The name in run keys and on the screen. */
  public String key() {
    return key;
  }

  /** The purpose in a few words. */
  public String purpose() {
    return purpose;
  }
}
