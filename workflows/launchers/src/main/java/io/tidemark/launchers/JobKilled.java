package io.tidemark.launchers;

import io.tidemark.core.PlatformFault;

/**
 * A job's process that had begun and was gone without a word: killed, which is no fault of the job.
 */
public final class JobKilled extends PlatformFault {
  public JobKilled(String message) {
    super(message);
  }
}
