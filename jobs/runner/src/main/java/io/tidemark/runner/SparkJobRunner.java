package io.tidemark.runner;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.api.JobContext;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.api.JobRunner;
import io.tidemark.api.JobSettings;
import io.tidemark.api.JobSubmission;
import io.tidemark.api.Progress;
import io.tidemark.core.Json;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.store.LakeRoot;
import io.tidemark.lake.SparkSessions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.SparkSession;

/** Runs steps on the Spark session of this process, one thread per step. */
public final class SparkJobRunner implements JobRunner {
  private final Map<RunKey, RunningStep> running = new ConcurrentHashMap<>();
  private final JobCatalog jobs;

  /** A runner with the jobs of the providers on the class path. */
  public SparkJobRunner() {
    this(JobCatalog.discover());
  }

  SparkJobRunner(JobCatalog jobs) {
    this.jobs = jobs;
  }

  @Override
  public JsonNode run(JobSubmission job, JobSettings settings, ProgressListener progress) {
    return Json.read(Json.write(run(jobs.read(job), settings, progress)), JsonNode.class);
  }

  /** Runs a step with request and result as records. */
  public <R extends JobResult> R run(
      JobRequest<R> request, JobSettings given, ProgressListener progress) {
    LakeRoot root = root(given);
    JobSettings settings = new JobSettings(root.value(), given.sparkMaster(), given.mlflowUri());
    RunLedger ledger = new RunLedger(root.store());
    Optional<R> earlier = ledger.resultOf(request);
    if (earlier.isPresent()) {
      progress.on(new Progress(Progress.DONE_BEFORE, 0, 0, 0));
      return earlier.get();
    }
    RunningStep step = new RunningStep(request.runKey());
    running.put(request.runKey(), step);
    try {
      ProgressMeter meter = new ProgressMeter(progress);
      meter.stage("starting Spark");
      SparkSession spark = SparkSessions.create(settings.sparkMaster());
      step.begin(spark);
      R result = run(request, settings, spark, meter);
      return ledger.keep(request, result);
    } catch (RuntimeException e) {
      throw userFaultWithin(e).orElseThrow(() -> e);
    } finally {
      running.remove(request.runKey());
      step.end();
    }
  }

  private <R extends JobResult> R run(
      JobRequest<R> request, JobSettings settings, SparkSession spark, ProgressMeter meter) {
    spark.sparkContext().addSparkListener(meter);
    spark.sparkContext().setJobGroup(request.runKey().value(), request.runKey().value(), true);
    try {
      return jobs.run(request, new MeteredContext(settings, meter));
    } finally {
      spark.sparkContext().clearJobGroup();
      spark.sparkContext().removeSparkListener(meter);
    }
  }

  /** Forwards the stages of a job to its progress meter. */
  private record MeteredContext(JobSettings settings, ProgressMeter meter) implements JobContext {
    @Override
    public void stage(String words) {
      meter.stage(words);
    }
  }

  @Override
  public void cancel(RunKey key) {
    RunningStep step = running.get(key);
    if (step != null) {
      step.cancel();
    }
  }

  @Override
  public void close() {
    SparkSession.getActiveSession()
        .foreach(
            spark -> {
              spark.stop();
              return null;
            });
  }

  private static LakeRoot root(JobSettings settings) {
    return LakeRoot.below(Path.of("").toAbsolutePath(), settings.lake());
  }

  /** Finds a {@code UserFault} of an executor, which Spark wraps in its own exceptions. */
  private static Optional<RuntimeException> userFaultWithin(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof UserFault fault) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  /**
   * The thread of a step. An interrupt while Spark starts could leave a broken session in the
   * process, so a cancel waits until the session exists.
   */
  private static final class RunningStep {
    private final RunKey key;
    private final Thread thread = Thread.currentThread();
    private SparkSession spark; // null before and after the step's own work
    private boolean cancelled;

    RunningStep(RunKey key) {
      this.key = key;
    }

    synchronized void begin(SparkSession started) {
      if (cancelled) {
        throw new CancellationException("%s was cancelled while Spark started".formatted(key));
      }
      spark = started;
    }

    synchronized void cancel() {
      cancelled = true;
      if (spark != null) {
        spark.sparkContext().cancelJobGroup(key.value());
        thread.interrupt();
      }
    }

    /** Ends the step; afterwards the thread may run another step. */
    synchronized void end() {
      spark = null;
    }
  }
}
