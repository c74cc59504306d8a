package io.tidemark.launchers;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.api.JobRunner.ProgressListener;
import io.tidemark.api.Progress;
import io.tidemark.core.RunKey;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** A running job. */
interface RunningJob {
  Duration POLL_INTERVAL = Duration.ofMillis(300);

  /** Waits for its end, at most that long; returns whether it ended. */
  boolean awaitEnd(Duration patience) throws InterruptedException;

  /** Its last reported progress, if any. */
  Optional<Progress> progress();

  /** Stops it and waits until it has stopped. */
  void cancel();

  /** The JSON of its result; throws if the job failed. */
  JsonNode result();

  /** Watches the job until it ends or the signal changes. */
  default JsonNode watch(RunKey key, ProgressListener listener, Supplier<JobSignal> signal) {
    try {
      while (!awaitEnd(POLL_INTERVAL)) {
        progress().ifPresent(listener::on);
        JobSignal wish = signal.get();
        if (wish == JobSignal.CANCEL) {
          cancel();
        }
        if (wish != JobSignal.GO_ON) {
          throw new JobStopped(key, wish);
        }
      }
      progress().ifPresent(listener::on);
      return result();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JobStopped(key, JobSignal.DETACH);
    }
  }
}
