package io.tidemark.workflows.pipeline;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.failure.ApplicationFailure;
import io.tidemark.core.UserFault;
import io.tidemark.core.job.BuildFeaturesRequest;
import io.tidemark.core.job.FetchRequest;
import io.tidemark.core.job.JobRequest;
import io.tidemark.core.job.JobSettings;
import io.tidemark.core.job.LabelRegimesRequest;
import io.tidemark.core.job.LandRequest;
import io.tidemark.core.job.PublishRequest;
import io.tidemark.core.job.ReconcileRequest;
import io.tidemark.core.job.ReportRequest;
import io.tidemark.core.job.TrainRequest;
import io.tidemark.workflows.launch.JobKilled;
import io.tidemark.workflows.launch.JobLauncher;
import io.tidemark.workflows.launch.JobStopped;
import java.util.function.Supplier;

/** Activities that hand their job to a launcher and watch it with heartbeats. */
public final class LaunchedJobs implements JobActivities {
  private static final int JOB_ATTEMPTS = 3;

  private final JobLauncher launcher;
  private final Supplier<JobSettings> settings;

  /**
   * @param settings asked anew for each job
   */
  public LaunchedJobs(JobLauncher launcher, Supplier<JobSettings> settings) {
    this.launcher = launcher;
    this.settings = settings;
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

  private <R extends Record> R launch(JobRequest<R> request) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    try (Heartbeat heartbeat = new Heartbeat(context)) {
      try {
        return launcher.launch(request, settings.get(), heartbeat::on, heartbeat::signal);
      } catch (JobStopped e) {
        throw heartbeat.end().map(RuntimeException.class::cast).orElse(e);
      } catch (UserFault e) {
        throw ApplicationFailure.newNonRetryableFailureWithCause(e.getMessage(), USER_FAULT, e);
      } catch (JobKilled e) {
        throw e;
      } catch (RuntimeException e) {
        throw context.getInfo().getAttempt() < JOB_ATTEMPTS ? e : last(e);
      }
    }
  }

  private static ApplicationFailure last(RuntimeException fault) {
    return ApplicationFailure.newNonRetryableFailureWithCause(
        fault.getMessage(), PLATFORM_FAULT, fault);
  }
}
