package io.tidemark.flows.steps;

import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import io.tidemark.core.Json;
import java.time.Duration;
import java.time.Instant;

/** How workflows call activities. To be called from workflow code only. */
public final class Activities {
  /**
   * Attempts of a step in all. A job's own fault ends it at the third, as the worker has it; the
   * others are for workers and jobs that are killed, which is no fault of the job.
   */
  private static final int ATTEMPTS = 12;

  private Activities() {}

  /**
   * Jobs, of two hours at most.
   *
   * @param purpose what the Temporal UI says of them
   */
  public static JobActivities jobs(String purpose) {
    return Workflow.newActivityStub(
        JobActivities.class,
        ActivityOptions.newBuilder()
            .setSummary(purpose)
            .setStartToCloseTimeout(Duration.ofHours(2))
            .setHeartbeatTimeout(Duration.ofSeconds(30))
            .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
            .setRetryOptions(
                RetryOptions.newBuilder()
                    .setMaximumAttempts(ATTEMPTS)
                    .setInitialInterval(Duration.ofSeconds(2))
                    .setBackoffCoefficient(3)
                    .setMaximumInterval(Duration.ofSeconds(30))
                    .setDoNotRetry(JobActivities.USER_FAULT)
                    .build())
            .build());
  }

  /** When the run of that id began for the first time. */
  public static Instant begin(String id, Record request) {
    return terms().begin(id, Json.read(Json.write(request), JsonNode.class));
  }

  /** The knowledge time of the run's reads: when it was first asked for, to the second above. */
  public static Instant settleAsOf(String id) {
    return terms().settleAsOf(id, nextSecond());
  }

  /** Rounded up, so that nothing which has just landed is later than it. */
  public static Instant nextSecond() {
    return Instant.ofEpochSecond(Workflow.currentTimeMillis() / 1000 + 1);
  }

  private static JobActivities terms() {
    return Workflow.newActivityStub(
        JobActivities.class,
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofMinutes(1))
            .setRetryOptions(
                RetryOptions.newBuilder().setDoNotRetry(JobActivities.USER_FAULT).build())
            .build());
  }
}
