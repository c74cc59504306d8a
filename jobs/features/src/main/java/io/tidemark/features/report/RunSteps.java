package io.tidemark.features.report;

import io.tidemark.core.RunKey;

/**
 * The steps of the run that a step belongs to: {@code demo-1/report} is of the family {@code
 * demo-1/}.
 *
 * @param prefix of the run keys of all its steps
 */
record RunSteps(String prefix) {
  static RunSteps of(RunKey step) {
    int slash = step.value().lastIndexOf('/');
    return new RunSteps(slash < 0 ? step.value() + "/" : step.value().substring(0, slash + 1));
  }
}
