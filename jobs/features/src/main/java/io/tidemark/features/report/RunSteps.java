package io.tidemark.features.report;

import io.tidemark.core.RunKey;

/**
 * All steps of one run: the step {@code demo-1/report} belongs to the run with the prefix {@code
 * demo-1/}.
 *
 * @param prefix common prefix of the run keys of all steps
 */
record RunSteps(String prefix) {
  static RunSteps of(RunKey step) {
    int slash = step.value().lastIndexOf('/');
    return new RunSteps(slash < 0 ? step.value() + "/" : step.value().substring(0, slash + 1));
  }
}
