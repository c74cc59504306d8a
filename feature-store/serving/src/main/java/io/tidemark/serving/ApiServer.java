package io.tidemark.serving;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.tidemark.core.registry.Registry;
import io.tidemark.serving.console.ConsolePage;
import io.tidemark.serving.console.DecisionRoutes;
import io.tidemark.serving.console.SameOriginFilter;
import io.tidemark.serving.features.FeatureRoutes;
import io.tidemark.serving.features.LiveRoutes;
import io.tidemark.serving.features.RowRoutes;
import io.tidemark.serving.features.SetRoutes;
import io.tidemark.serving.features.VersionResolver;
import io.tidemark.serving.features.WhyRoutes;
import io.tidemark.serving.http.ApiJson;
import io.tidemark.serving.http.DataResponses;
import io.tidemark.serving.http.HaltFilter;
import io.tidemark.serving.http.Problems;
import io.tidemark.serving.metrics.ApiMetrics;
import io.tidemark.serving.prices.PriceRefresher;
import io.tidemark.serving.published.ServedVersions;
import io.tidemark.serving.published.VersionLoader;
import io.tidemark.serving.published.Versions;
import io.tidemark.serving.routes.DocsRoutes;
import io.tidemark.serving.routes.OpsRoutes;
import io.tidemark.serving.routes.PriceRoutes;
import io.tidemark.serving.routes.RegimeRoutes;
import io.tidemark.serving.routes.RegistryRoutes;
import io.tidemark.views.LakeFolder;
import java.net.BindException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The API over HTTP. It listens at once, while the published versions and the lake's prices are
 * loaded in the background and then kept up to date.
 */
public final class ApiServer implements AutoCloseable {
  private static final int MOST_THREADS = 64;

  private final ApiMetrics metrics = new ApiMetrics(Clock.systemUTC());
  private final VersionLoader loader;
  private final ServedVersions publications;
  private final LakeFolder lake;
  private final PriceRefresher prices;
  private final List<String> routes = new CopyOnWriteArrayList<>();
  private final Javalin app;
  private final String host;

  private ApiServer(ApiSettings settings) {
    Registry registry = new Registry(settings.lake());
    this.loader = new VersionLoader(settings.lake());
    this.publications = new ServedVersions(registry, loader::load, Clock.systemUTC());
    this.lake = new LakeFolder(settings.lake());
    this.prices = new PriceRefresher(lake, Clock.systemUTC(), metrics.cache("prices"));
    metrics.follow(prices);
    this.host = settings.host();
    this.app = Javalin.create(config -> configure(config, settings, registry));
  }

  /**
   * Starts a server.
   *
   * @throws PortTaken if the port is in use
   */
  public static ApiServer start(ApiSettings settings) {
    ApiServer server = new ApiServer(settings);
    server.publications.follow();
    server.prices.follow();
    try {
      server.app.start(settings.host(), settings.port());
    } catch (RuntimeException e) {
      server.close();
      throw isTaken(e) ? new PortTaken(settings, e) : e;
    }
    return server;
  }

  /** The address on which it listens, without a slash at the end. */
  public URI address() {
    return URI.create("http://%s:%d".formatted(host, app.port()));
  }

  /** Method and path of every route, such as {@code GET /v1/regime}. */
  public List<String> routes() {
    return List.copyOf(routes);
  }

  /**
   * Reads the registry's pointers and the lake's prices now, and returns when new data is served.
   */
  public void refresh() {
    publications.refresh();
    prices.refresh();
  }

  @Override
  public void close() {
    app.stop();
    publications.close();
    prices.close();
    metrics.close();
  }

  private void configure(JavalinConfig config, ApiSettings settings, Registry registry) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.jetty.threadPool = new QueuedThreadPool(MOST_THREADS, 4);
    config.jsonMapper(new ApiJson());
    config.events.handlerAdded(
        added -> {
          if (added.getHttpMethod().isHttpMethod()) {
            routes.add(added.getHttpMethod().name() + " " + added.getPath());
          }
        });
    Problems.register(config.routes);
    metrics.register(config.routes, publications);
    new RegimeRoutes(publications, settings.lake()).register(config.routes);
    features(config.routes, settings, registry);
    new PriceRoutes(lake, prices, Clock.systemUTC(), metrics.cache("price-responses"))
        .register(config.routes);
    new OpsRoutes(lake, Clock.systemUTC()).register(config.routes);
    new RegistryRoutes(publications, registry).register(config.routes);
    new DecisionRoutes(lake, new SameOriginFilter(settings.host()), Clock.systemUTC())
        .register(config.routes);
    ConsolePage.register(config);
    DocsRoutes.register(config);
  }

  private void features(RoutesConfig routes, ApiSettings settings, Registry registry) {
    Versions versions =
        new Versions(publications, registry, loader::load, metrics.cache("versions"));
    VersionResolver resolver =
        new VersionResolver(versions, new DataResponses(publications, settings.lake()));
    HaltFilter halts = new HaltFilter(prices);
    new SetRoutes(registry).register(routes);
    new FeatureRoutes(resolver, halts).register(routes);
    new LiveRoutes(resolver, halts, prices, lake, Clock.systemUTC(), metrics.cache("live-versions"))
        .register(routes);
    new WhyRoutes(resolver, halts, prices, lake).register(routes);
    new RowRoutes(resolver, halts, metrics.cache("row-responses")).register(routes);
  }

  private static boolean isTaken(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }

  /** The requested port is in use. */
  public static final class PortTaken extends RuntimeException {
    private PortTaken(ApiSettings settings, Throwable cause) {
      super(
          "port %d on %s is in use; stop the process that listens on it, or choose another port: TIDEMARK_API_PORT=%d"
              .formatted(settings.port(), settings.host(), settings.port() + 1),
          cause);
    }
  }
}
