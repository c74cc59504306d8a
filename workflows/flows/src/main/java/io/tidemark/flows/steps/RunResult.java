package io.tidemark.flows.steps;

import io.tidemark.flows.steps.RunProgress.StepProgress;
import java.util.List;

/** What every workflow that ends can say of itself. */
public interface RunResult {
  /** The run's key in the lake. */
  String runKey();

  /** What each step did and when. */
  List<StepProgress> steps();
}
