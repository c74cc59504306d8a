package io.tidemark.worker.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves a worker's metrics at {@code /metrics}, and nothing else. */
public final class MetricsEndpoint implements AutoCloseable {
  private static final String PATH = "/metrics";
  private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
  private static final Logger log = LoggerFactory.getLogger(MetricsEndpoint.class);

  private final HttpServer server;

  private MetricsEndpoint(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts to serve. If the port is in use, this is logged and the worker continues without
   * metrics.
   *
   * @param port 0: do not serve
   */
  public static Optional<MetricsEndpoint> start(String host, int port, JobMetrics metrics) {
    if (port == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(listen(new InetSocketAddress(host, port), metrics));
    } catch (IOException e) {
      log.warn(
          "no metrics: cannot listen on {}:{} ({}); set TIDEMARK_WORKER_METRICS_PORT to a free port,"
              + " or to 0",
          host,
          port,
          e.getMessage());
      return Optional.empty();
    }
  }

  static MetricsEndpoint listen(InetSocketAddress address, JobMetrics metrics) throws IOException {
    HttpServer server = HttpServer.create(address, 0);
    server.createContext("/", exchange -> answer(exchange, metrics));
    server.start();
    return new MetricsEndpoint(server);
  }

  int port() {
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, JobMetrics metrics) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals(PATH)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      byte[] body = metrics.scrape().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
