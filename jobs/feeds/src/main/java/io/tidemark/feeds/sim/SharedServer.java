package io.tidemark.feeds.sim;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** One simulated server a seed in this process, for as long as someone holds it. */
public final class SharedServer {
  private static final Map<Long, SharedServer> RUNNING = new HashMap<>();

  private final long seed;
  private final SimulatedServer server;
  private int holders;

  private SharedServer(long seed) {
    this.seed = seed;
    this.server = SimulatedServer.start(new SimulatedMarket(seed));
  }

  /** Holds the server of a seed, starting it if nobody does yet. */
  public static Lease acquire(long seed) {
    synchronized (RUNNING) {
      SharedServer shared = RUNNING.computeIfAbsent(seed, SharedServer::new);
      shared.holders++;
      return shared.new Lease();
    }
  }

  /** A hold on a server; the last one closed stops it. */
  public final class Lease implements AutoCloseable {
    private final AtomicBoolean held = new AtomicBoolean(true);

    private Lease() {}

    public String url() {
      return server.url();
    }

    public String key() {
      return server.key();
    }

    @Override
    public void close() {
      if (!held.getAndSet(false)) {
        return;
      }
      synchronized (RUNNING) {
        holders--;
        if (holders == 0) {
          RUNNING.remove(seed);
          server.close();
        }
      }
    }
  }
}
