package io.tidemark.ingest.inspect.alerts;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server that receives webhook requests. */
public final class Receiver implements AutoCloseable {
  /** The secret token in the address, which must never be logged. */
  public static final String TOKEN = "s3cr3t-t0k3n";

  private final HttpServer server;
  private final List<String> bodies = new CopyOnWriteArrayList<>();

  public Receiver(int status) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException("no port to listen on", e);
    }
    server.createContext(
        "/",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  public String address() {
    return "http://%s:%d/hook/%s?token=%s"
        .formatted(
            server.getAddress().getAddress().getHostAddress(),
            server.getAddress().getPort(),
            TOKEN,
            TOKEN);
  }

  /** The received request bodies. */
  public List<String> bodies() {
    return bodies;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
