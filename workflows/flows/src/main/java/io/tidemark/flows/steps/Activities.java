package io.tidemark.flows.steps;

import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.ActivityStub;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.core.Json;
import java.time.Duration;
import java.time.Instant;

/** Calls activities from workflow code. */
public final class Activities {
  /** The type of a failure that retries cannot fix: a fault of the user or of the data. */
  public static final String USER_FAULT = "UserFault";

  /** The type of a failure of the platform after the last retry. */
  public static final String PLATFORM_FAULT = "PlatformFault";

  /**
   * Maximum number of attempts of a step. A fault of the job itself ends the step at the third
   * attempt, which the worker enforces; the others are for workers and jobs that are killed, which
   * is not a fault of the job.
   */
  private static final int ATTEMPTS = 12;

  private Activities() {}

  /**
   * Runs a job for at most two hours and waits for its result.
   *
   * @param purpose description in the Temporal UI
   */
  public static <R extends JobResult> R run(String purpose, JobRequest<R> job) {
    return stub(purpose).execute(job.activityType(), job.resultType(), job);
  }

  /** Like {@link #run}, but does not wait, for jobs that run in parallel. */
  public static <R extends JobResult> Promise<R> start(String purpose, JobRequest<R> job) {
    return stub(purpose).executeAsync(job.activityType(), job.resultType(), job);
  }

  private static ActivityStub stub(String purpose) {
    return Workflow.newUntypedActivityStub(
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
                    .setDoNotRetry(USER_FAULT)
                    .build())
            .build());
  }

  /** The time at which the run with that id began for the first time. */
  public static Instant begin(String id, Record request) {
    return terms().begin(id, Json.read(Json.write(request), JsonNode.class));
  }

  /**
   * The {@code as_of} of the run's reads: the time of the first request for it, rounded up to a
   * second.
   */
  public static Instant settleAsOf(String id) {
    return terms().settleAsOf(id, nextSecond());
  }

  /** Now, rounded up, so that everything that has just landed is known by then. */
  public static Instant nextSecond() {
    return Instant.ofEpochSecond(Workflow.currentTimeMillis() / 1000 + 1);
  }

  private static TermsActivities terms() {
    return Workflow.newActivityStub(
        TermsActivities.class,
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofMinutes(1))
            .setRetryOptions(RetryOptions.newBuilder().setDoNotRetry(USER_FAULT).build())
            .build());
  }
}
