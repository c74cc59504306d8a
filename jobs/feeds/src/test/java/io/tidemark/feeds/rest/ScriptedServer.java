package io.tidemark.feeds.rest;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A server on the loopback address that sends scripted responses in order. */
public final class ScriptedServer implements AutoCloseable {
  static {
    // Otherwise each response waits 40 ms for a delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer http;
  private final Queue<Line> script = new ConcurrentLinkedQueue<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** A received request. */
  public record Asked(URI uri, Headers headers) {}

  private record Line(int status, String body, Map<String, String> headers, Manner manner) {}

  private enum Manner {
    WHOLE,
    CUT,
    STALLED
  }

  public ScriptedServer() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException("no free port", e);
    }
    http.createContext("/", this::answer);
    http.start();
  }

  public String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  /** Adds a response to the script. */
  public ScriptedServer then(int status, String body) {
    script.add(new Line(status, body, Map.of(), Manner.WHOLE));
    return this;
  }

  /** Adds a response with a header. */
  public ScriptedServer then(int status, String body, String header, String value) {
    script.add(new Line(status, body, Map.of(header, value), Manner.WHOLE));
    return this;
  }

  /** Adds a response with several headers. */
  public ScriptedServer then(int status, String body, Map<String, String> headers) {
    script.add(new Line(status, body, Map.copyOf(headers), Manner.WHOLE));
    return this;
  }

  /** Adds a response whose connection breaks after part of the body. */
  public ScriptedServer thenCut(String body) {
    script.add(new Line(200, body, Map.of(), Manner.CUT));
    return this;
  }

  /** Adds a response that stalls after part of the body. */
  public ScriptedServer thenStall(String body) {
    script.add(new Line(200, body, Map.of(), Manner.STALLED));
    return this;
  }

  public List<Asked> asked() {
    return asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(new Asked(exchange.getRequestURI(), exchange.getRequestHeaders()));
    Line line = script.poll();
    if (line == null) {
      line = new Line(418, "the script is over", Map.of(), Manner.WHOLE);
    }
    try (exchange) {
      line.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] body = line.body().getBytes(StandardCharsets.UTF_8);
      int announced = line.manner() == Manner.WHOLE ? body.length : body.length + 10;
      exchange.sendResponseHeaders(line.status(), announced == 0 ? -1 : announced);
      exchange.getResponseBody().write(body);
      exchange.getResponseBody().flush();
      if (line.manner() == Manner.STALLED) {
        closed.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    http.stop(0);
  }
}
