package io.tidemark.simulation;

import io.tidemark.simulation.market.KeyedNoise;
import io.tidemark.simulation.market.SimulatedListings;
import io.tidemark.simulation.market.SimulatedRegime;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What is so in a simulated market, for tests to judge against. */
public final class GroundTruth {
  private final SimulatedMarket market;

  GroundTruth(SimulatedMarket market) {
    this.market = market;
  }

  /** The regime of every session between two days. */
  public Map<LocalDate, SimulatedRegime> regimes(LocalDate from, LocalDate to) {
    synchronized (market) {
      return market.regimes().between(from, to);
    }
  }

  /**
   * Expected log return of a share in the session after this one, beyond the market's and the
   * sector's: the planted signal.
   */
  public double expectedReturn(String ticker, LocalDate session) {
    synchronized (market) {
      return market.history().expectedAfter(ticker, session);
    }
  }

  /**
   * Everything that the price vendors get wrong between two days, in their data: of what is late or
   * preliminary, what a first asking up to the last day is told.
   */
  public List<PlantedFault> faults(LocalDate from, LocalDate to) {
    return market.views().stream()
        .flatMap(
            view ->
                view.tickers().stream().flatMap(ticker -> view.faults(ticker, from, to).stream()))
        .toList();
  }

  /** The share for which {@code sim-tiingo} never answers. */
  public String tickerWithoutTiingo() {
    return tickerWithoutTiingo(market.seed());
  }

  public static String tickerWithoutTiingo(long seed) {
    return SimulatedListings.TICKERS.get(
        KeyedNoise.of(seed, "without tiingo").below(SimulatedListings.TICKERS.size()));
  }
}
