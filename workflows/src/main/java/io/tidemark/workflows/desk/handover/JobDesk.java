package io.tidemark.workflows.desk.handover;

import io.tidemark.core.job.JobRequest;
import io.tidemark.core.job.JobRunner.ProgressListener;
import io.tidemark.core.job.JobSettings;
import io.tidemark.core.job.RunKey;
import io.tidemark.core.review.DeskMessage;
import io.tidemark.core.review.DeskMessage.Halt;
import io.tidemark.core.review.DeskMessage.Words;
import io.tidemark.workflows.desk.ReviewJobs;
import io.tidemark.workflows.launch.JobLauncher;
import io.tidemark.workflows.launch.JobSignal;
import java.time.Instant;
import java.util.function.Supplier;

/** Carries decisions out at once, where no Temporal server outlives this process. */
public final class JobDesk implements Desk {
  private final JobLauncher launcher;
  private final Supplier<JobSettings> settings;
  private final ProgressListener progress;

  /**
   * @param settings asked anew for each job
   */
  public JobDesk(JobLauncher launcher, Supplier<JobSettings> settings, ProgressListener progress) {
    this.launcher = launcher;
    this.settings = settings;
    this.progress = progress;
  }

  @Override
  public Receipt take(RunKey key, DeskMessage message) {
    return message instanceof Halt halt
        ? new Receipt(key.value(), "", run(halt.request(key.step("halt"))), null)
        : new Receipt(
            key.value(),
            "",
            null,
            ReviewJobs.of(key, ((Words) message).words(), this::run, Instant::now));
  }

  private <R extends Record> R run(JobRequest<R> job) {
    return launcher.launch(job, settings.get(), progress, () -> JobSignal.GO_ON);
  }
}
