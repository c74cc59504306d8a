package io.tidemark.flows.steps;

import io.tidemark.core.UserFault;
import java.time.Instant;

/**
 * The terms of a run, which stay the same however often it is started: a workflow that is started
 * again under the same id continues with the terms of the first start.
 */
public interface RunTerms {
  /**
   * Reserves a name for a request, once.
   *
   * @param request a request record, or its JSON
   * @return the time at which the run began for the first time
   * @throws UserFault if the name was used for another request, whose results would be returned
   */
  Instant begin(String id, Object request);

  /**
   * Fixes the {@code as_of} of the run's reads.
   *
   * @param proposed used if it is not fixed yet
   */
  Instant settleAsOf(String id, Instant proposed);
}
