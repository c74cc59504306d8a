package io.tidemark.runner;

import io.tidemark.core.UserFault;
import io.tidemark.core.job.JobRequest;
import io.tidemark.core.job.JobRunner;
import io.tidemark.core.job.JobSettings;
import io.tidemark.core.job.Progress;
import io.tidemark.core.job.RunKey;
import io.tidemark.lake.Lake;
import io.tidemark.lake.SparkSessions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.SparkSession;

/** Runs steps on the Spark session of this process, one thread a step. */
public final class SparkJobRunner implements JobRunner {
  private final Map<RunKey, Thread> running = new ConcurrentHashMap<>();

  @Override
  public <R extends Record> R run(
      JobRequest<R> request, JobSettings settings, ProgressListener progress) {
    RunLedger ledger = new RunLedger(localRoot(settings));
    Optional<R> earlier = ledger.resultOf(request);
    if (earlier.isPresent()) {
      progress.on(new Progress("done before", 0, 0, 0));
      return earlier.get();
    }
    ProgressMeter meter = new ProgressMeter(progress);
    meter.stage("starting Spark");
    SparkSession spark = SparkSessions.create(settings.sparkMaster());
    spark.sparkContext().addSparkListener(meter);
    spark.sparkContext().setJobGroup(request.runKey().value(), request.runKey().value(), true);
    running.put(request.runKey(), Thread.currentThread());
    try {
      Lake lake = new Lake(spark, localRoot(settings).toString());
      R result = request.resultType().cast(Steps.run(request, lake, settings, meter::stage));
      ledger.keep(request.runKey(), result);
      return result;
    } catch (RuntimeException e) {
      throw userFaultWithin(e).orElseThrow(() -> e);
    } finally {
      running.remove(request.runKey());
      spark.sparkContext().clearJobGroup();
      spark.sparkContext().removeSparkListener(meter);
    }
  }

  @Override
  public void cancel(RunKey key) {
    Thread thread = running.get(key);
    if (thread != null) {
      SparkSession.active().sparkContext().cancelJobGroup(key.value());
      thread.interrupt();
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

  /** Object stores come with their own commit protocol; until then the lake is a local folder. */
  private static Path localRoot(JobSettings settings) {
    if (settings.lake().contains("://")) {
      throw new UserFault(
          "lake '%s': only a local folder can hold the lake so far; set TIDEMARK_LAKE to one"
              .formatted(settings.lake()));
    }
    return Path.of(settings.lake()).toAbsolutePath().normalize();
  }

  /** A fault of the data that an executor met comes back wrapped in Spark's own exceptions. */
  private static Optional<RuntimeException> userFaultWithin(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof UserFault fault) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }
}
