package io.tidemark.simulation.market;

import io.tidemark.core.market.CorporateAction;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.simulation.market.PlantedSignal.Trailing;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The histories of all shares, generated on demand. A session's bars depend only on earlier
 * sessions and its own random numbers, never on the length of the history.
 */
public final class MarketHistory {
  /** The first session with prices. */
  public static final LocalDate START = LocalDate.of(2015, 1, 2);

  private static final double SECTOR_VOLATILITY = 0.005;

  private final long seed;
  private final RegimePath regimes;
  private final Map<String, SharePath> shares = new LinkedHashMap<>();
  private final Map<LocalDate, double[]> expected = new HashMap<>();
  private LocalDate next = START;
  private double[] expectedNext;

  public MarketHistory(long seed, RegimePath regimes, List<SimulatedListing> listings) {
    this.seed = seed;
    this.regimes = regimes;
    listings.forEach(listing -> shares.put(listing.ticker(), new SharePath(listing)));
    this.expectedNext = new double[listings.size()];
  }

  /** Bars between two days, by date; none for an unknown share. */
  public List<SimulatedBar> bars(String ticker, LocalDate from, LocalDate to) {
    extend(to);
    return shares.containsKey(ticker)
        ? shares.get(ticker).bars().stream()
            .filter(bar -> !bar.date().isBefore(from) && !bar.date().isAfter(to))
            .toList()
        : List.of();
  }

  /** Actions up to a day, by ex-date; none for an unknown share. */
  public List<CorporateAction> actions(String ticker, LocalDate to) {
    extend(to);
    return shares.containsKey(ticker)
        ? shares.get(ticker).actions().stream()
            .filter(action -> !action.exDate().isAfter(to))
            .toList()
        : List.of();
  }

  /** The expected return of the planted signal for the next session. */
  public double expectedAfter(String ticker, LocalDate session) {
    extend(session);
    if (!expected.containsKey(session) || !shares.containsKey(ticker)) {
      throw new IllegalArgumentException(
          "%s on %s: not a share's session since %s".formatted(ticker, session, START));
    }
    return expected.get(session)[List.copyOf(shares.keySet()).indexOf(ticker)];
  }

  private void extend(LocalDate to) {
    while (!next.isAfter(to)) {
      trade(next);
      next = TradingCalendar.XNYS.next(next);
    }
  }

  private void trade(LocalDate session) {
    SimulatedRegime regime = regimes.of(session);
    KeyedNoise noise = KeyedNoise.of(seed, "market", session.toEpochDay());
    double market = regime.drift() + regime.volatility() * noise.gaussian();
    double[] sectors = new double[SimulatedListings.sectors()];
    for (int i = 0; i < sectors.length; i++) {
      sectors[i] = SECTOR_VOLATILITY * regime.scale() * noise.gaussian();
    }
    Trailing[] trailing = new Trailing[shares.size()];
    int i = 0;
    for (SharePath share : shares.values()) {
      SimulatedListing listing = share.listing();
      double common = listing.beta() * market + sectors[listing.sector()] + expectedNext[i];
      share.trade(
          session, common, regime.scale(), KeyedNoise.of(seed, "share", session.toEpochDay(), i));
      trailing[i] = share.trailing();
      i++;
    }
    expectedNext = PlantedSignal.expected(regime, trailing);
    expected.put(session, expectedNext);
  }
}
