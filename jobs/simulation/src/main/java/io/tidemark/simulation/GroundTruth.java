package io.tidemark.simulation;

import io.tidemark.simulation.market.KeyedNoise;
import io.tidemark.simulation.market.SimulatedListings;
import io.tidemark.simulation.market.SimulatedRegime;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The true state of a simulated market, for tests to compare with. */
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
   * The planted signal: the expected log return of a share in the next session, in excess of the
   * market and the sector.
   */
  public double expectedReturn(String ticker, LocalDate session) {
    synchronized (market) {
      return market.history().expectedAfter(ticker, session);
    }
  }

  /**
   * All planted data faults of the price vendors between two days; late and preliminary data is
   * included as a first request up to the last day gets it.
   */
  public List<PlantedFault> faults(LocalDate from, LocalDate to) {
    return market.views().stream()
        .flatMap(
            view ->
                view.tickers().stream().flatMap(ticker -> view.faults(ticker, from, to).stream()))
        .toList();
  }

  /** The share for which {@code sim-tiingo} never responds. */
  public String tickerWithoutTiingo() {
    return tickerWithoutTiingo(market.seed());
  }

  public static String tickerWithoutTiingo(long seed) {
    return SimulatedListings.TICKERS.get(
        KeyedNoise.of(seed, "without tiingo").below(SimulatedListings.TICKERS.size()));
  }
}
