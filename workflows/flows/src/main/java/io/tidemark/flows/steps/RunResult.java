package io.tidemark.flows.steps;

import io.tidemark.flows.steps.RunProgress.StepProgress;
import java.util.List;

/** What every workflow that ends can say of itself. */
public interface RunResult {
  /** The run's key in the lake. */
  String runKey();

  /** What each step did and when. */
  List<StepProgress> steps();

  /** The result as people read it on a screen, line by line. */
  default List<String> lines() {
    return steps().stream().map(step -> step.step() + ": " + step.summary()).toList();
  }
}
