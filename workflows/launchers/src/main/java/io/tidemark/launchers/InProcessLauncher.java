package io.tidemark.launchers;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.api.JobRunner;
import io.tidemark.api.JobRunner.ProgressListener;
import io.tidemark.api.JobSettings;
import io.tidemark.api.JobSubmission;
import io.tidemark.api.Progress;
import io.tidemark.core.PlatformFault;
import io.tidemark.core.RunKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Runs jobs in this process, for the embedded mode. */
public final class InProcessLauncher implements JobLauncher, AutoCloseable {
  private static final Duration CANCEL_PATIENCE = Duration.ofSeconds(30);

  private final JobRunner runner;
  private final Map<RunKey, JobThread> running = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "job");
            thread.setDaemon(true);
            return thread;
          });

  public InProcessLauncher(JobRunner runner) {
    this.runner = runner;
  }

  /**
   * Creates a launcher with the job runner on the class path.
   *
   * @throws PlatformFault if there is none
   */
  public static InProcessLauncher discover() {
    return new InProcessLauncher(
        ServiceLoader.load(JobRunner.class)
            .findFirst()
            .orElseThrow(
                () ->
                    new PlatformFault(
                        "no job runner is on the class path of this process; start it with"
                            + " ./tidemark, which adds the runner's jars")));
  }

  @Override
  public JsonNode launch(
      JobSubmission job,
      JobSettings settings,
      ProgressListener progress,
      Supplier<JobSignal> signal) {
    return running
        .computeIfAbsent(job.runKey(), key -> start(job, settings))
        .watch(job.runKey(), progress, signal);
  }

  private JobThread start(JobSubmission job, JobSettings settings) {
    JobThread thread = new JobThread(job.runKey());
    thread.end =
        CompletableFuture.supplyAsync(() -> runner.run(job, settings, thread::on), threads)
            .whenCompleteAsync((result, fault) -> running.remove(job.runKey()), threads);
    return thread;
  }

  @Override
  public void close() {
    runner.close();
    threads.shutdownNow();
  }

  private final class JobThread implements RunningJob {
    private final RunKey key;
    private volatile CompletableFuture<JsonNode> end;
    private volatile Progress latest;

    JobThread(RunKey key) {
      this.key = key;
    }

    private void on(Progress progress) {
      latest = progress;
    }

    @Override
    public boolean awaitEnd(Duration patience) throws InterruptedException {
      try {
        end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        return true;
      } catch (TimeoutException e) {
        return false;
      } catch (ExecutionException e) {
        return true;
      }
    }

    @Override
    public Optional<Progress> progress() {
      return Optional.ofNullable(latest);
    }

    @Override
    public void cancel() {
      runner.cancel(key);
      try {
        awaitEnd(CANCEL_PATIENCE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public JsonNode result() {
      try {
        return end.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof RuntimeException fault) {
          throw fault;
        }
        throw e;
      }
    }
  }
}
