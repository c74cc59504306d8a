package io.tidemark.launchers;

import io.tidemark.core.PlatformFault;

/**
 * The process of a job ended after its start without a result: it was killed, which is not a fault
 * of the job.
 */
public final class JobKilled extends PlatformFault {
  public JobKilled(String message) {
    super(message);
  }
}
