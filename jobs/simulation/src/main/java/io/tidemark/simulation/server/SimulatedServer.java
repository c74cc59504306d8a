package io.tidemark.simulation.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.simulation.SimulatedMarket;
import io.tidemark.simulation.server.Endpoint.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a simulated market on a free port of this machine's loopback address, in the protocol of
 * every live vendor (each an {@link Endpoint}), with keys, pages and faults.
 */
public final class SimulatedServer implements AutoCloseable {
  static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);
  static final int PAGE_ROWS = 500;

  private static final Logger LOG = LoggerFactory.getLogger(SimulatedServer.class);
  private static final int THREADS = 8;
  private static final int SLOW_MILLIS = 300;
  private static final String[] STATED_WAITS = {"0", "1"};

  static {
    // The server writes head and body separately; without this each response waits 40 ms for the
    // client's delayed acknowledgement.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final HttpServer http;
  private final ExecutorService threads;
  private final TransportFaults faults;
  private final String key;

  private SimulatedServer(
      SimulatedMarket market, TransportFaults faults, int pageRows, Supplier<LocalDate> today)
      throws IOException {
    this.faults = faults;
    this.key = "sim-key-" + market.seed();
    this.threads = Executors.newFixedThreadPool(THREADS, SimulatedServer::thread);
    this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(threads);
    for (Endpoint endpoint : endpoints(market, pageRows, today)) {
      endpoint.paths().forEach(path -> http.createContext(path, e -> handle(e, endpoint)));
    }
  }

  private static List<Endpoint> endpoints(
      SimulatedMarket market, int pageRows, Supplier<LocalDate> today) {
    return List.of(
        new PolygonEndpoint(market.polygon(), pageRows),
        new TiingoEndpoint(market.tiingo()),
        new AlpacaEndpoint(market.alpaca(), pageRows),
        new AlphaVantageEndpoint(market.view("alphavantage"), today),
        new FredEndpoint(market));
  }

  /** Starts a server of a market with the faults of its seed. */
  public static SimulatedServer start(SimulatedMarket market) {
    return start(market, TransportFaults.of(market.simulation()));
  }

  /** Starts a server of a market with the given faults. */
  public static SimulatedServer start(SimulatedMarket market, TransportFaults faults) {
    return start(market, faults, PAGE_ROWS, () -> LocalDate.now(TradingCalendar.XNYS.zone()));
  }

  /**
   * Starts a server of a market with a given page size and date.
   *
   * @param pageRows the most rows per page; for minute bars twenty times as many
   * @param today the last day of vendors whose requests have no end date
   */
  static SimulatedServer start(
      SimulatedMarket market, TransportFaults faults, int pageRows, Supplier<LocalDate> today) {
    try {
      SimulatedServer server = new SimulatedServer(market, faults, pageRows, today);
      server.http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on the loopback address", e);
    }
  }

  /** The base address. */
  public String url() {
    return "http://%s:%d"
        .formatted(InetAddress.getLoopbackAddress().getHostAddress(), http.getAddress().getPort());
  }

  /** The one key that all vendors accept. */
  public String key() {
    return key;
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange, Endpoint endpoint) throws IOException {
    try (exchange) {
      SimulatedRequest question = SimulatedRequest.of(exchange);
      if (!endpoint.admits(question, key)) {
        send(exchange, endpoint.refusal());
        return;
      }
      String asked = endpoint.name(question);
      Optional<TransportFaults.Fault> fault =
          faults.next(endpoint.vendor(), endpoint.subject(question), asked);
      if (fault.isPresent() && fault.get() != TransportFaults.Fault.SLOW) {
        fail(exchange, fault.get(), asked, endpoint, question);
      } else {
        fault.ifPresent(slow -> dawdle());
        Reply reply = endpoint.answer(question, url());
        send(exchange, reply);
        endpoint.answered(question);
      }
    } catch (RuntimeException e) {
      LOG.debug("{} cannot be answered", exchange.getRequestURI().getPath(), e);
      send(exchange, Reply.error(400, "{\"error\":\"Bad Request\"}"));
    }
  }

  private static void dawdle() {
    try {
      Thread.sleep(SLOW_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void fail(
      HttpExchange exchange,
      TransportFaults.Fault fault,
      String asked,
      Endpoint endpoint,
      SimulatedRequest question)
      throws IOException {
    switch (fault) {
      case THROTTLED_STATED -> {
        String wait = STATED_WAITS[Math.floorMod(asked.hashCode(), STATED_WAITS.length)];
        send(exchange, endpoint.throttled(question, Map.of("Retry-After", wait)));
      }
      case THROTTLED -> send(exchange, endpoint.throttled(question, Map.of()));
      case SERVER_ERROR -> send(exchange, Reply.error(500, "{\"error\":\"Internal error\"}"));
      case TRUNCATED -> {
        Reply whole = endpoint.answer(question, url());
        String half = whole.body().substring(0, whole.body().length() / 2);
        send(exchange, Reply.error(200, half));
      }
      case GARBAGE -> send(exchange, Reply.error(200, "<html><body>busy</body></html>"));
      case REPEATED_TOKEN -> send(exchange, endpoint.repeating(question, url()));
      case SLOW -> throw new IllegalStateException("a slow answer is no failure");
      case RESET -> LOG.debug("{} is left without an answer", asked);
    }
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = reply.bytes();
    exchange.sendResponseHeaders(reply.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "simulated-vendor");
    thread.setDaemon(true);
    return thread;
  }
}
