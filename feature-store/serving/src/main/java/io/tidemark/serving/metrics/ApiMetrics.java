package io.tidemark.serving.metrics;

import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.cache.CaffeineStatsCounter;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tidemark.serving.prices.PriceRefresher;
import io.tidemark.serving.prices.PriceSnapshot;
import io.tidemark.serving.published.ServedVersion;
import io.tidemark.serving.published.ServedVersions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Counts requests by route and status, cache hits, the age of the served versions, and the JVM;
 * {@code /metrics} shows all of it in Prometheus' text format.
 *
 * <p>Labels have few values: a route is a registered path such as {@code /v1/prices/{ticker}},
 * never the requested path, and requests without a route have {@value #NO_ROUTE}.
 */
public final class ApiMetrics implements AutoCloseable {
  /** Route of requests without a matching route, and of static files. */
  static final String NO_ROUTE = "none";

  private static final String PATH = "/metrics";
  private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
  private static final String STARTED_AT = "tidemark.metrics.started-at";
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(10)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final MultiGauge ages =
      MultiGauge.builder("tidemark.served.version.age")
          .description("Time since the served version of a set was published")
          .baseUnit("seconds")
          .register(registry);
  private final Clock clock;

  public ApiMetrics(Clock clock) {
    this.clock = clock;
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /** Counts the hits, misses and evictions of one of the API's caches. */
  public StatsCounter cache(String name) {
    return new CaffeineStatsCounter(registry, name);
  }

  /**
   * Adds metrics of how long ago the lake's prices were read, and of the version that is served.
   */
  public void follow(PriceRefresher prices) {
    TimeGauge.builder(
            "tidemark.prices.refresh.lag",
            prices,
            TimeUnit.SECONDS,
            p -> p.refreshedAt().map(this::secondsSince).orElse(Double.NaN))
        .description("Time since the lake's prices were last read without a failure")
        .register(registry);
    Gauge.builder(
            "tidemark.prices.table.version",
            prices,
            p -> p.stock().map(PriceSnapshot::pricesVersion).orElse(-1L))
        .description("Delta version of the agreed prices; -1 if there are none")
        .register(registry);
  }

  /**
   * Measures every request, from before its handler to before its body is sent, and adds {@code
   * /metrics}.
   *
   * @param served the served versions, for {@code tidemark_served_version_age_seconds} by set
   */
  public void register(RoutesConfig config, ServedVersions served) {
    config.before(ctx -> ctx.attribute(STARTED_AT, System.nanoTime()));
    config.after(this::count);
    config.get(PATH, ctx -> scrape(ctx, served));
  }

  private void count(Context ctx) {
    Long started = ctx.attribute(STARTED_AT);
    if (started != null) {
      Timer.builder("tidemark.api.requests")
          .description("Requests by route and status")
          .serviceLevelObjectives(BUCKETS)
          .tags("route", route(ctx), "status", Integer.toString(ctx.statusCode()))
          .register(registry)
          .record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
    }
  }

  private static String route(Context ctx) {
    return Optional.ofNullable(ctx.endpoints().matchedHttpEndpoint())
        .map(endpoint -> endpoint.path)
        .orElse(NO_ROUTE);
  }

  private synchronized void scrape(Context ctx, ServedVersions served) {
    ages.register(
        served.state().versions().values().stream()
            .map(ServedVersion::manifest)
            .map(
                manifest ->
                    MultiGauge.Row.of(
                        Tags.of("set", manifest.set()), secondsSince(manifest.publishedAt())))
            .toList(),
        true);
    ctx.header("Cache-Control", "no-store");
    ctx.contentType(CONTENT_TYPE);
    ctx.result(registry.scrape());
  }

  private double secondsSince(Instant then) {
    return Duration.between(then, clock.instant()).toMillis() / 1000.0;
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
