package io.tidemark.worker;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionException;
import io.tidemark.api.Progress;
import io.tidemark.launchers.JobSignal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Reports to Temporal every two seconds that the job is alive, with its progress, and learns
 * whether the job should continue.
 */
public final class Heartbeat implements AutoCloseable {
  static final Duration PERIOD = Duration.ofSeconds(2);

  private final ActivityExecutionContext context;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "heartbeat");
            thread.setDaemon(true);
            return thread;
          });
  private final Future<?> beats;
  private volatile Progress progress = new Progress("starting", 0, 0, 0);
  private volatile ActivityCompletionException end;

  Heartbeat(ActivityExecutionContext context) {
    this.context = context;
    this.beats = timer.scheduleAtFixedRate(this::beat, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  void on(Progress latest) {
    progress = latest;
  }

  /**
   * A cancelled activity cancels its job; an activity that lost its worker leaves the job running.
   */
  JobSignal signal() {
    if (end == null) {
      return JobSignal.GO_ON;
    }
    return end instanceof ActivityCanceledException ? JobSignal.CANCEL : JobSignal.DETACH;
  }

  /** The reason why the activity must end, if it must. */
  Optional<ActivityCompletionException> end() {
    return Optional.ofNullable(end);
  }

  private void beat() {
    try {
      context.heartbeat(progress);
    } catch (ActivityCompletionException e) {
      end = e;
      beats.cancel(false);
    }
  }

  @Override
  public void close() {
    beats.cancel(false);
    timer.shutdown();
  }
}
