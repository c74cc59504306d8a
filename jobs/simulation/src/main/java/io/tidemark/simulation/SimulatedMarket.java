package io.tidemark.simulation;

import io.tidemark.core.UserFault;
import io.tidemark.core.market.CorporateAction;
import io.tidemark.simulation.market.KeyedNoise;
import io.tidemark.simulation.market.MacroPath;
import io.tidemark.simulation.market.MacroVintage;
import io.tidemark.simulation.market.MarketHistory;
import io.tidemark.simulation.market.RegimePath;
import io.tidemark.simulation.market.SimulatedBar;
import io.tidemark.simulation.market.SimulatedListings;
import io.tidemark.simulation.setup.FaultMix;
import io.tidemark.simulation.setup.Simulation;
import io.tidemark.simulation.shares.FolderShares;
import io.tidemark.simulation.shares.ShareUniverse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A market that never was: 40 shares on New York's sessions since 2015 and five macro series since
 * 2005, all from one seed. A day depends on the days before it alone, so a longer history begins
 * with the shorter one, to the last digit. May be asked from many threads at once.
 */
public final class SimulatedMarket implements ShareUniverse {
  /** As far as it goes. */
  public static final LocalDate LAST_DAY = LocalDate.of(2040, 12, 31);

  /**
   * The price vendors, and by how much each one's volumes are off (standard deviation, share of the
   * volume). A vendor's place in the list tells its draws from the others': add new ones at the
   * end.
   */
  private static final List<Map.Entry<String, Double>> VOLUME_BLURS =
      List.of(
          Map.entry("polygon", 0.0),
          Map.entry("tiingo", 0.0004),
          Map.entry("alpaca", 0.0002),
          Map.entry("alphavantage", 0.0003));

  private final Simulation simulation;
  private final RegimePath regimes;
  private final MarketHistory history;
  private final MacroPath macro;
  private final Map<String, VendorView> views = new LinkedHashMap<>();

  /** The invented market of a seed, with the usual faults. */
  public SimulatedMarket(long seed) {
    this(Simulation.of(seed), new ConcurrentHashMap<>());
  }

  /**
   * @param askings how often which days were asked for already; may outlive the market
   * @throws UserFault if the folder of real files cannot be served
   */
  public SimulatedMarket(Simulation simulation, Map<String, Map<String, Integer>> askings) {
    this.simulation = simulation;
    long seed = simulation.seed();
    this.regimes = new RegimePath(seed);
    this.history = new MarketHistory(seed, regimes, SimulatedListings.of(seed));
    this.macro = new MacroPath(seed, regimes);
    boolean polygonForgets = KeyedNoise.of(seed, "who forgets").uniform() < 0.5;
    Optional<String> untold = Optional.of(FaultPlan.shareOfUntoldSplit(seed));
    Optional<String> none = Optional.empty();
    Map<String, Optional<String>> splitUntold =
        Map.of("polygon", polygonForgets ? untold : none, "tiingo", polygonForgets ? none : untold);
    for (int stream = 0; stream < VOLUME_BLURS.size(); stream++) {
      String vendor = VOLUME_BLURS.get(stream).getKey();
      double blur = VOLUME_BLURS.get(stream).getValue();
      views.put(
          vendor, view(vendor, stream, splitUntold.getOrDefault(vendor, none), blur, askings));
    }
  }

  private VendorView view(
      String protocol,
      int stream,
      Optional<String> splitUntold,
      double blur,
      Map<String, Map<String, Integer>> askings) {
    // Real files bring faults of their own; the usual ones would only hide them.
    boolean files = simulation.folder().isPresent();
    FaultMix mix = files && simulation.faults().usual() ? FaultMix.NONE : simulation.faults();
    String name = "sim-" + protocol;
    return new VendorView(
        simulation.folder().map(folder -> shares(folder.resolve(protocol))).orElse(this),
        new FaultPlan(simulation.seed(), name, stream, splitUntold, mix),
        files ? 0 : blur,
        askings.computeIfAbsent(name, vendor -> new ConcurrentHashMap<>()));
  }

  /** A vendor without a folder knows no share. */
  private static ShareUniverse shares(Path folder) {
    return Files.isDirectory(folder) ? new FolderShares(folder) : new NoShares();
  }

  public long seed() {
    return simulation.seed();
  }

  public Simulation simulation() {
    return simulation;
  }

  @Override
  public List<String> tickers() {
    return SimulatedListings.TICKERS;
  }

  /** True bars as traded between two days, by date; none for an unknown share. */
  @Override
  public synchronized List<SimulatedBar> bars(String ticker, LocalDate from, LocalDate to) {
    return history.bars(ticker, from, capped(to));
  }

  /** True splits and dividends up to a day, by ex-date; none for an unknown share. */
  @Override
  public synchronized List<CorporateAction> actions(String ticker, LocalDate to) {
    return history.actions(ticker, capped(to));
  }

  /** All values that a macro series ever had for months begun between two days. */
  public synchronized List<MacroVintage> macro(String series, LocalDate from, LocalDate to) {
    return macro.vintages(series, from, capped(to));
  }

  /** What no vendor tells. */
  public GroundTruth truth() {
    return new GroundTruth(this);
  }

  /** The market as each price vendor tells it. */
  List<VendorView> views() {
    return List.copyOf(views.values());
  }

  /**
   * The market as a price vendor tells it.
   *
   * @param vendor the real one's name
   */
  public VendorView view(String vendor) {
    return Objects.requireNonNull(views.get(vendor), vendor);
  }

  public VendorView polygon() {
    return view("polygon");
  }

  public VendorView tiingo() {
    return view("tiingo");
  }

  public VendorView alpaca() {
    return view("alpaca");
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

  private static final class NoShares implements ShareUniverse {
    @Override
    public List<String> tickers() {
      return List.of();
    }

    @Override
    public List<SimulatedBar> bars(String ticker, LocalDate from, LocalDate to) {
      return List.of();
    }

    @Override
    public List<CorporateAction> actions(String ticker, LocalDate to) {
      return List.of();
    }
  }
}
