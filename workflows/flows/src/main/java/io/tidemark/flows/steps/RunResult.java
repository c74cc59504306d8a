package io.tidemark.flows.steps;

import io.tidemark.flows.steps.RunProgress.StepProgress;
import java.util.List;

/** The common part of the results of all workflows that end. */
public interface RunResult {
  /** The run's key in the lake. */
  String runKey();

  /** The steps with their times and results. */
  List<StepProgress> steps();

  /** The result as lines of text for people. */
  default List<String> lines() {
    return steps().stream().map(step -> step.step() + ": " + step.summary()).toList();
  }
}
