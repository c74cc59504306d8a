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

/** How workflows call activities. To be called from workflow code only. */
public final class Activities {
  /** The type of a failure that no retry can mend: the user's or the data's. */
  public static final String USER_FAULT = "UserFault";

  /** The type of a failure of the platform that was tried often enough. */
  public static final String PLATFORM_FAULT = "PlatformFault";

  /**
   * Attempts of a step in all. A job's own fault ends it at the third, as the worker has it; the
   * others are for workers and jobs that are killed, which is no fault of the job.
   */
  private static final int ATTEMPTS = 12;

  private Activities() {}

  /**
   * Runs a job, of two hours at most, and waits for its result.
   *
   * @param purpose what the Temporal UI says of it
   */
  public static <R extends JobResult> R run(String purpose, JobRequest<R> job) {
    return stub(purpose).execute(job.activityType(), job.resultType(), job);
  }

  /** The same without waiting, for jobs that run side by side. */
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

  private static TermsActivities terms() {
    return Workflow.newActivityStub(
        TermsActivities.class,
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofMinutes(1))
            .setRetryOptions(RetryOptions.newBuilder().setDoNotRetry(USER_FAULT).build())
            .build());
  }
}
