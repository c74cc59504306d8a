package io.tidemark.flows.steps;

import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.time.Instant;

/**
 * A run's terms, as {@link RunTerms} has them. Jobs are no methods here: any job is an activity of
 * its own type, see {@link Activities#run}.
 */
@ActivityInterface
public interface TermsActivities {
  @ActivityMethod(name = "begin")
  Instant begin(String id, JsonNode request);

  @ActivityMethod(name = "settleAsOf")
  Instant settleAsOf(String id, Instant proposed);
}
