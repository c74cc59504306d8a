package io.tidemark.worker.metrics;

import io.tidemark.api.JobRequest;
import io.tidemark.api.JobRunner.ProgressListener;
import io.tidemark.api.JobSettings;
import io.tidemark.launchers.JobLauncher;
import io.tidemark.launchers.JobSignal;
import java.util.function.Supplier;

/** A launcher whose jobs are counted, by the type of their request. */
public final class MeasuredLauncher implements JobLauncher {
  private final JobLauncher launcher;
  private final JobMetrics metrics;

  public MeasuredLauncher(JobLauncher launcher, JobMetrics metrics) {
    this.launcher = launcher;
    this.metrics = metrics;
  }

  @Override
  public <R extends Record> R launch(
      JobRequest<R> request,
      JobSettings settings,
      ProgressListener progress,
      Supplier<JobSignal> signal) {
    return metrics.measure(
        request.getClass().getSimpleName(),
        () -> launcher.launch(request, settings, progress, signal));
  }
}
