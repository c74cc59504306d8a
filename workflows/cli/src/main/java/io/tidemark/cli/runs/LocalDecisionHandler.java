package io.tidemark.cli.runs;

import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.api.JobRunner.ProgressListener;
import io.tidemark.api.JobSettings;
import io.tidemark.api.market.HaltRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.review.DecisionMessage;
import io.tidemark.core.review.DecisionMessage.Halt;
import io.tidemark.core.review.DecisionMessage.Words;
import io.tidemark.flows.decisions.ReviewJobs;
import io.tidemark.flows.decisions.submission.DecisionHandler;
import io.tidemark.flows.decisions.submission.DecisionReceipt;
import io.tidemark.launchers.JobLauncher;
import io.tidemark.launchers.JobSignal;
import java.time.Instant;
import java.util.function.Supplier;

/** Carries out decisions at once, if no Temporal server continues after this process. */
public final class LocalDecisionHandler implements DecisionHandler {
  private final JobLauncher launcher;
  private final Supplier<JobSettings> settings;
  private final ProgressListener progress;

  /**
   * @param settings supplies the settings of each job
   */
  public LocalDecisionHandler(
      JobLauncher launcher, Supplier<JobSettings> settings, ProgressListener progress) {
    this.launcher = launcher;
    this.settings = settings;
    this.progress = progress;
  }

  @Override
  public DecisionReceipt take(RunKey key, DecisionMessage message) {
    return message instanceof Halt halt
        ? new DecisionReceipt(key.value(), "", run(HaltRequest.of(key.step("halt"), halt)), null)
        : new DecisionReceipt(
            key.value(),
            "",
            null,
            ReviewJobs.of(key, ((Words) message).words(), this::run, Instant::now));
  }

  private <R extends JobResult> R run(JobRequest<R> job) {
    return launcher.launch(job, settings.get(), progress, () -> JobSignal.GO_ON);
  }
}
