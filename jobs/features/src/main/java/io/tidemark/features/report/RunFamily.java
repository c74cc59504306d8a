package io.tidemark.features.report;

import io.tidemark.core.job.RunKey;

/**
 * The steps of the run that a step belongs to: {@code demo-1/report} is of the family {@code
 * demo-1/}.
 *
 * @param prefix of the run keys of all its steps
 */
record RunFamily(String prefix) {
  static RunFamily of(RunKey step) {
    int slash = step.value().lastIndexOf('/');
    return new RunFamily(slash < 0 ? step.value() + "/" : step.value().substring(0, slash + 1));
  }
}
