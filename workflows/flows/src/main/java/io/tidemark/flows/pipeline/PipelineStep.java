package io.tidemark.flows.pipeline;

/** The steps of the pipeline, in order. */
public enum PipelineStep {
  FETCH("fetch", "ask the vendors, keep their answers"),
  LAND("land", "validate the answers into bars, actions and macro series"),
  RECONCILE("reconcile", "agree on one price history"),
  BUILD_FEATURES("build-features", "compute the feature set"),
  LABEL_REGIMES("label-regimes", "label each session with its macro regime"),
  TRAIN("train", "train and judge models by walk-forward"),
  PUBLISH("publish", "choose features per regime, publish and serve the version"),
  REPORT("report", "write the report");

  private final String key;
  private final String purpose;

  PipelineStep(String key, String purpose) {
    this.key = key;
    this.purpose = purpose;
  }

  /** Its name in run keys and on the screen. */
  public String key() {
    return key;
  }

  /** What it is for, in a few words. */
  public String purpose() {
    return purpose;
  }
}
