package io.tidemark.feeds.sim;

import io.tidemark.core.market.CorporateAction;
import io.tidemark.feeds.sim.market.Listings;
import io.tidemark.feeds.sim.market.MacroPath;
import io.tidemark.feeds.sim.market.MacroVintage;
import io.tidemark.feeds.sim.market.MarketHistory;
import io.tidemark.feeds.sim.market.Noise;
import io.tidemark.feeds.sim.market.RegimePath;
import io.tidemark.feeds.sim.market.SimulatedBar;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A market that never was: 40 shares on New York's sessions since 2015 and five macro series since
 * 2005, all from one seed. A day depends on the days before it alone, so a longer history begins
 * with the shorter one, to the last digit. May be asked from many threads at once.
 */
public final class SimulatedMarket {
  /** As far as it goes. */
  public static final LocalDate LAST_DAY = LocalDate.of(2040, 12, 31);

  private static final double POLYGON_BLUR = 0;
  private static final double TIINGO_BLUR = 0.0004;

  private final long seed;
  private final RegimePath regimes;
  private final MarketHistory history;
  private final MacroPath macro;
  private final VendorView polygon;
  private final VendorView tiingo;

  public SimulatedMarket(long seed) {
    this.seed = seed;
    this.regimes = new RegimePath(seed);
    this.history = new MarketHistory(seed, regimes, Listings.of(seed));
    this.macro = new MacroPath(seed, regimes);
    boolean polygonForgets = Noise.of(seed, "who forgets").uniform() < 0.5;
    Optional<String> untold = Optional.of(FaultPlan.shareOfUntoldSplit(seed));
    this.polygon =
        new VendorView(
            this,
            new FaultPlan(seed, "sim-polygon", 0, polygonForgets ? untold : Optional.empty()),
            POLYGON_BLUR);
    this.tiingo =
        new VendorView(
            this,
            new FaultPlan(seed, "sim-tiingo", 1, polygonForgets ? Optional.empty() : untold),
            TIINGO_BLUR);
  }

  public long seed() {
    return seed;
  }

  public List<String> tickers() {
    return Listings.TICKERS;
  }

  /** True bars as traded between two days, by date; none for an unknown share. */
  public synchronized List<SimulatedBar> bars(String ticker, LocalDate from, LocalDate to) {
    return history.bars(ticker, from, capped(to));
  }

  /** True splits and dividends up to a day, by ex-date; none for an unknown share. */
  public synchronized List<CorporateAction> actions(String ticker, LocalDate to) {
    return history.actions(ticker, capped(to));
  }

  /** All values that a macro series ever had for months begun between two days. */
  public synchronized List<MacroVintage> macro(String series, LocalDate from, LocalDate to) {
    return macro.vintages(series, from, capped(to));
  }

  /** What no vendor tells. */
  public Truth truth() {
    return new Truth(this);
  }

  VendorView polygon() {
    return polygon;
  }

  VendorView tiingo() {
    return tiingo;
  }

  RegimePath regimes() {
    return regimes;
  }

  MarketHistory history() {
    return history;
  }

  private static LocalDate capped(LocalDate day) {
    return day.isAfter(LAST_DAY) ? LAST_DAY : day;
  }
}
