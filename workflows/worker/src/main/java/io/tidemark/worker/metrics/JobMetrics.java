package io.tidemark.worker.metrics;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tidemark.core.UserFault;
import io.tidemark.launchers.JobKilled;
import io.tidemark.launchers.JobStopped;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Counts the jobs that one worker started and their outcomes, by type: {@code
 * tidemark_jobs_started_total} and the histogram {@code tidemark_jobs_duration_seconds}, with the
 * outcome {@code finished}, {@code user_fault}, {@code failed}, {@code killed} or {@code stopped}.
 * A retried job counts once per attempt.
 */
public final class JobMetrics {
  private static final String STARTED = "tidemark.jobs.started";
  private static final String DURATION = "tidemark.jobs.duration";
  private static final String TYPE = "type";

  /** More than the number of job types; further types are not counted. */
  static final int MOST_TYPES = 64;

  private static final Duration[] BUCKETS = {
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(15),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofMinutes(15),
    Duration.ofHours(1),
    Duration.ofHours(4)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  public JobMetrics() {
    for (String name : new String[] {STARTED, DURATION}) {
      registry
          .config()
          .meterFilter(
              MeterFilter.maximumAllowableTags(name, TYPE, MOST_TYPES, MeterFilter.deny()));
    }
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /**
   * Runs a job and counts it; exceptions of the job are passed on.
   *
   * @param type type of the job, never a part of its request
   */
  public <R> R measure(String type, Supplier<R> job) {
    registry.counter(STARTED, TYPE, type).increment();
    long start = System.nanoTime();
    String outcome = "failed";
    try {
      R result = job.get();
      outcome = "finished";
      return result;
    } catch (RuntimeException e) {
      outcome = outcome(e);
      throw e;
    } finally {
      Timer.builder(DURATION)
          .serviceLevelObjectives(BUCKETS)
          .tags(TYPE, type, "outcome", outcome)
          .register(registry)
          .record(Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private static String outcome(RuntimeException e) {
    if (e instanceof UserFault) {
      return "user_fault";
    }
    if (e instanceof JobKilled) {
      return "killed";
    }
    return e instanceof JobStopped ? "stopped" : "failed";
  }

  /** All time series in the text format of Prometheus. */
  public String scrape() {
    return registry.scrape();
  }
}
