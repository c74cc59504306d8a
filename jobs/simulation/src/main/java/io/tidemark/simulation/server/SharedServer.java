package io.tidemark.simulation.server;

import io.tidemark.feeds.vendors.MarketSimulation;
import io.tidemark.simulation.SimulatedMarket;
import io.tidemark.simulation.setup.Simulation;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** One server per simulation in this process, running while there is a lease on it. */
public final class SharedServer {
  private static final Map<Simulation, SharedServer> RUNNING = new HashMap<>();

  /** Counts of previous requests; they outlive a server, so that late data arrives eventually. */
  private static final Map<Simulation, Map<String, Map<String, Integer>>> ASKINGS =
      new ConcurrentHashMap<>();

  private final Simulation simulation;
  private final SimulatedServer server;
  private int holders;

  private SharedServer(Simulation simulation) {
    this.simulation = simulation;
    Map<String, Map<String, Integer>> askings =
        ASKINGS.computeIfAbsent(simulation, key -> new ConcurrentHashMap<>());
    this.server = SimulatedServer.start(new SimulatedMarket(simulation, askings));
  }

  /** Acquires the server of a seed's simulated market and starts it if it is not running. */
  public static Lease acquire(long seed) {
    return acquire(Simulation.of(seed));
  }

  /** Acquires the server of a simulation and starts it if it is not running. */
  public static Lease acquire(Simulation simulation) {
    synchronized (RUNNING) {
      SharedServer shared = RUNNING.computeIfAbsent(simulation, SharedServer::new);
      shared.holders++;
      return shared.new Lease();
    }
  }

  /** A lease on a server; closing the last one stops the server. */
  public final class Lease implements MarketSimulation.Server {
    private final AtomicBoolean held = new AtomicBoolean(true);

    private Lease() {}

    @Override
    public String url() {
      return server.url();
    }

    @Override
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
          RUNNING.remove(simulation);
          server.close();
        }
      }
    }
  }
}
