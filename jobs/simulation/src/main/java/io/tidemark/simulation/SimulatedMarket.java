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
 * A simulated market: 40 shares on New York sessions since 2015 and five macro series since 2005,
 * all from one seed. A day depends only on earlier days, so a longer history extends a shorter one
 * bit for bit. Thread-safe.
 */
public final class SimulatedMarket implements ShareUniverse {
  /** The last day of the simulation. */
  public static final LocalDate LAST_DAY = LocalDate.of(2040, 12, 31);

  /**
   * The price vendors and the relative standard deviation of each one's volume errors. A vendor's
   * index in the list selects its random stream: add new vendors at the end.
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

  /** The simulated market of a seed with the default faults. */
  public SimulatedMarket(long seed) {
    this(Simulation.of(seed), new ConcurrentHashMap<>());
  }

  /**
   * @param askings how often days were requested before; may outlive the market
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
    // Real files have their own faults, which the default faults would hide.
    boolean files = simulation.folder().isPresent();
    FaultMix mix = files && simulation.faults().usual() ? FaultMix.NONE : simulation.faults();
    String name = "sim-" + protocol;
    return new VendorView(
        simulation.folder().map(folder -> shares(folder.resolve(protocol))).orElse(this),
        new FaultPlan(simulation.seed(), name, stream, splitUntold, mix),
        files ? 0 : blur,
        askings.computeIfAbsent(name, vendor -> new ConcurrentHashMap<>()));
  }

  /** The shares of a folder; without a folder the vendor has no shares. */
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

  /** All vintages of a macro series for months that begin between two days. */
  public synchronized List<MacroVintage> macro(String series, LocalDate from, LocalDate to) {
    return macro.vintages(series, from, capped(to));
  }

  /** The true state, which no vendor reports. */
  public GroundTruth truth() {
    return new GroundTruth(this);
  }

  /** The market as seen through each price vendor. */
  List<VendorView> views() {
    return List.copyOf(views.values());
  }

  /**
   * The market as seen through one price vendor.
   *
   * @param vendor name of the real vendor
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
