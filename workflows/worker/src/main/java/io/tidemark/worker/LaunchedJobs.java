package io.tidemark.worker;

import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ApplicationFailure;
import io.tidemark.api.JobSettings;
import io.tidemark.api.JobSubmission;
import io.tidemark.core.PlatformFault;
import io.tidemark.core.UserFault;
import io.tidemark.flows.steps.Activities;
import io.tidemark.launchers.JobKilled;
import io.tidemark.launchers.JobLauncher;
import io.tidemark.launchers.JobStopped;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The activity that runs any job: it launches the job under the run key of its request, or adopts
 * the job that runs under that key, and watches it with heartbeats. Request and result are passed
 * on as JSON, so the worker does not need the classes of a job.
 */
public final class LaunchedJobs implements DynamicActivity {
  private static final int JOB_ATTEMPTS = 3;
  private static final int MOST_WORDS = 2_000;
  private static final Logger log = LoggerFactory.getLogger(LaunchedJobs.class);

  private final JobLauncher launcher;
  private final Supplier<JobSettings> settings;

  /**
   * @param settings supplies the settings of each job
   */
  public LaunchedJobs(JobLauncher launcher, Supplier<JobSettings> settings) {
    this.launcher = launcher;
    this.settings = settings;
  }

  @Override
  public Object execute(EncodedValues arguments) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    if (arguments.getSize() != 1) {
      throw notRetried(
          new UserFault(
              "activity '%s' has %d arguments; that of a job has one, its request"
                  .formatted(context.getInfo().getActivityType(), arguments.getSize())));
    }
    try {
      return launch(JobSubmission.read(arguments.get(JsonNode.class)), context);
    } catch (UserFault e) {
      throw notRetried(e);
    }
  }

  private JsonNode launch(JobSubmission job, ActivityExecutionContext context) {
    try (Heartbeat heartbeat = new Heartbeat(context)) {
      try {
        return launcher.launch(job, settings.get(), heartbeat::on, heartbeat::signal);
      } catch (JobStopped e) {
        throw heartbeat.end().map(RuntimeException.class::cast).orElse(e);
      } catch (UserFault e) {
        throw e;
      } catch (JobKilled e) {
        throw again(e);
      } catch (RuntimeException e) {
        log.warn("{} failed", job.runKey(), e);
        throw context.getInfo().getAttempt() < JOB_ATTEMPTS ? again(e) : last(e);
      }
    }
  }

  static ApplicationFailure notRetried(UserFault fault) {
    return ApplicationFailure.newNonRetryableFailureWithCause(
        fault.getMessage(), Activities.USER_FAULT, fault);
  }

  /**
   * Keeps only the message, because Temporal limits the size of a failure and Spark's stack traces
   * are long.
   */
  private static ApplicationFailure again(RuntimeException fault) {
    return ApplicationFailure.newFailure(words(fault), Activities.PLATFORM_FAULT);
  }

  private static ApplicationFailure last(RuntimeException fault) {
    return ApplicationFailure.newNonRetryableFailure(words(fault), Activities.PLATFORM_FAULT);
  }

  private static String words(RuntimeException fault) {
    String words = fault instanceof PlatformFault ? fault.getMessage() : fault.toString();
    return words.length() <= MOST_WORDS ? words : words.substring(0, MOST_WORDS) + "…";
  }
}
