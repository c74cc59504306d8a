package io.tidemark.flows.steps;

import io.tidemark.core.UserFault;
import java.time.Instant;

/**
 * What holds for a run however often it is started: a workflow that is started again under the same
 * id goes on under the terms of the first start.
 */
public interface RunTerms {
  /**
   * Takes a name for a request, once.
   *
   * @param request a request record, or its JSON
   * @return when the run began for the first time
   * @throws UserFault if the name was used for another request, whose results would be returned
   */
  Instant begin(String id, Object request);

  /**
   * The knowledge time of the run's reads.
   *
   * @param proposed taken if none is settled yet
   */
  Instant settleAsOf(String id, Instant proposed);
}
