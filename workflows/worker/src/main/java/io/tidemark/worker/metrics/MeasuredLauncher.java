package io.tidemark.worker.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.api.JobRunner.ProgressListener;
import io.tidemark.api.JobSettings;
import io.tidemark.api.JobSubmission;
import io.tidemark.launchers.JobLauncher;
import io.tidemark.launchers.JobSignal;
import java.util.function.Supplier;

/** A launcher that counts its jobs by name. */
public final class MeasuredLauncher implements JobLauncher {
  private final JobLauncher launcher;
  private final JobMetrics metrics;

  public MeasuredLauncher(JobLauncher launcher, JobMetrics metrics) {
    this.launcher = launcher;
    this.metrics = metrics;
  }

  @Override
  public JsonNode launch(
      JobSubmission job,
      JobSettings settings,
      ProgressListener progress,
      Supplier<JobSignal> signal) {
    return metrics.measure(job.job(), () -> launcher.launch(job, settings, progress, signal));
  }
}
