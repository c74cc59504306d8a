package io.tidemark.flows.steps;

import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.time.Instant;

/**
 * Activities for the terms of a run, see {@link RunTerms}. Jobs have no methods here, because each
 * kind of job is a separate activity type, see {@link Activities#run}.
 */
@ActivityInterface
public interface TermsActivities {
  @ActivityMethod(name = "begin")
  Instant begin(String id, JsonNode request);

  @ActivityMethod(name = "settleAsOf")
  Instant settleAsOf(String id, Instant proposed);
}
