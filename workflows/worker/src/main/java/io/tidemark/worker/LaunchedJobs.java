package io.tidemark.worker;

import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.failure.ApplicationFailure;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobSettings;
import io.tidemark.api.features.BuildFeaturesRequest;
import io.tidemark.api.features.PublishRequest;
import io.tidemark.api.features.ReportRequest;
import io.tidemark.api.learning.TrainRequest;
import io.tidemark.api.market.FetchRequest;
import io.tidemark.api.market.HaltRequest;
import io.tidemark.api.market.InspectRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.api.market.ReviewRequest;
import io.tidemark.api.regimes.LabelRegimesRequest;
import io.tidemark.core.PlatformFault;
import io.tidemark.core.UserFault;
import io.tidemark.flows.steps.JobActivities;
import io.tidemark.flows.steps.RunTerms;
import io.tidemark.launchers.JobKilled;
import io.tidemark.launchers.JobLauncher;
import io.tidemark.launchers.JobStopped;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Activities that hand their job to a launcher and watch it with heartbeats. */
public final class LaunchedJobs implements JobActivities {
  private static final int JOB_ATTEMPTS = 3;
  private static final int MOST_WORDS = 2_000;
  private static final Logger log = LoggerFactory.getLogger(LaunchedJobs.class);

  private final RunTerms terms;
  private final JobLauncher launcher;
  private final Supplier<JobSettings> settings;

  /**
   * @param settings asked anew for each job
   */
  public LaunchedJobs(RunTerms terms, JobLauncher launcher, Supplier<JobSettings> settings) {
    this.terms = terms;
    this.launcher = launcher;
    this.settings = settings;
  }

  @Override
  public Instant begin(String id, JsonNode request) {
    try {
      return terms.begin(id, request);
    } catch (UserFault e) {
      throw notRetried(e);
    }
  }

  @Override
  public Instant settleAsOf(String id, Instant proposed) {
    return terms.settleAsOf(id, proposed);
  }

  @Override
  public FetchRequest.Result fetch(FetchRequest request) {
    return launch(request);
  }

  @Override
  public LandRequest.Result land(LandRequest request) {
    return launch(request);
  }

  @Override
  public ReconcileRequest.Result reconcile(ReconcileRequest request) {
    return launch(request);
  }

  @Override
  public InspectRequest.Result inspect(InspectRequest request) {
    return launch(request);
  }

  @Override
  public BuildFeaturesRequest.Result buildFeatures(BuildFeaturesRequest request) {
    return launch(request);
  }

  @Override
  public LabelRegimesRequest.Result labelRegimes(LabelRegimesRequest request) {
    return launch(request);
  }

  @Override
  public TrainRequest.Result train(TrainRequest request) {
    return launch(request);
  }

  @Override
  public PublishRequest.Result publish(PublishRequest request) {
    return launch(request);
  }

  @Override
  public ReportRequest.Result report(ReportRequest request) {
    return launch(request);
  }

  @Override
  public ReviewRequest.Result review(ReviewRequest request) {
    return launch(request);
  }

  @Override
  public HaltRequest.Result setHalt(HaltRequest request) {
    return launch(request);
  }

  private <R extends Record> R launch(JobRequest<R> request) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    try (Heartbeat heartbeat = new Heartbeat(context)) {
      try {
        return launcher.launch(request, settings.get(), heartbeat::on, heartbeat::signal);
      } catch (JobStopped e) {
        throw heartbeat.end().map(RuntimeException.class::cast).orElse(e);
      } catch (UserFault e) {
        throw notRetried(e);
      } catch (JobKilled e) {
        throw again(e);
      } catch (RuntimeException e) {
        log.warn("{} failed", request.runKey(), e);
        throw context.getInfo().getAttempt() < JOB_ATTEMPTS ? again(e) : last(e);
      }
    }
  }

  private static ApplicationFailure notRetried(UserFault fault) {
    return ApplicationFailure.newNonRetryableFailureWithCause(
        fault.getMessage(), USER_FAULT, fault);
  }

  /** Its words alone: Temporal bounds what a failure may weigh, and Spark's traces are long. */
  private static ApplicationFailure again(RuntimeException fault) {
    return ApplicationFailure.newFailure(words(fault), PLATFORM_FAULT);
  }

  private static ApplicationFailure last(RuntimeException fault) {
    return ApplicationFailure.newNonRetryableFailure(words(fault), PLATFORM_FAULT);
  }

  private static String words(RuntimeException fault) {
    String words = fault instanceof PlatformFault ? fault.getMessage() : fault.toString();
    return words.length() <= MOST_WORDS ? words : words.substring(0, MOST_WORDS) + "…";
  }
}
