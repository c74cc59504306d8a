package io.tidemark.launchers;

import io.tidemark.api.JobRequest;
import io.tidemark.api.JobRunner;
import io.tidemark.api.JobRunner.ProgressListener;
import io.tidemark.api.JobSettings;
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
  private final Map<RunKey, Job<?>> running = new ConcurrentHashMap<>();
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
   * With the runner that is on the class path.
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
  public <R extends Record> R launch(
      JobRequest<R> request,
      JobSettings settings,
      ProgressListener progress,
      Supplier<JobSignal> signal) {
    RunKey key = request.runKey();
    Job<R> job =
        cast(
            running.computeIfAbsent(key, unused -> start(request, settings)), request.resultType());
    return job.watch(key, progress, signal);
  }

  private <R extends Record> Job<R> start(JobRequest<R> request, JobSettings settings) {
    Job<R> job = new Job<>(request.runKey(), request.resultType());
    job.end =
        CompletableFuture.supplyAsync(() -> runner.run(request, settings, job::on), threads)
            .whenCompleteAsync((result, fault) -> running.remove(request.runKey()), threads);
    return job;
  }

  @SuppressWarnings("unchecked") // checked by the type that the job was started with
  private static <R extends Record> Job<R> cast(Job<?> job, Class<R> type) {
    if (job.type != type) {
      throw new IllegalStateException(
          "job %s answers %s, not %s".formatted(job.key, job.type, type));
    }
    return (Job<R>) job;
  }

  @Override
  public void close() {
    runner.close();
    threads.shutdownNow();
  }

  private final class Job<R extends Record> implements RunningJob<R> {
    private final RunKey key;
    private final Class<R> type;
    private volatile CompletableFuture<R> end;
    private volatile Progress latest;

    Job(RunKey key, Class<R> type) {
      this.key = key;
      this.type = type;
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
    public R result() {
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
