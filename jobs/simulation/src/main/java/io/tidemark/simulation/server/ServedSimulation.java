package io.tidemark.simulation.server;

import io.tidemark.feeds.vendors.MarketSimulation;
import io.tidemark.simulation.market.SimulatedListings;
import io.tidemark.simulation.setup.Simulation;
import io.tidemark.simulation.shares.FolderShares;
import java.util.List;
import java.util.Map;

/** The simulated market as a service for the feeds module. */
public final class ServedSimulation implements MarketSimulation {
  @Override
  public Server acquire(Map<String, String> environment) {
    return SharedServer.acquire(Simulation.of(environment));
  }

  @Override
  public List<String> tickers(Map<String, String> environment) {
    return Simulation.of(environment)
        .folder()
        .map(FolderShares::tickersOfAll)
        .orElse(SimulatedListings.TICKERS);
  }
}
