package io.tidemark.launchers;

import io.tidemark.core.RunKey;

/** A launch that ended before its job, because of the signal. */
public final class JobStopped extends RuntimeException {
  JobStopped(RunKey key, JobSignal signal) {
    super(
        signal == JobSignal.CANCEL
            ? "job %s was cancelled".formatted(key)
            : "job %s is no longer watched from here".formatted(key));
  }
}
