package io.tidemark.simulation;

import io.tidemark.core.market.CorporateAction;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.simulation.PlantedFault.Kind;
import io.tidemark.simulation.VendorView.ServedBar;
import io.tidemark.simulation.market.KeyedNoise;
import io.tidemark.simulation.market.SimulatedListing;
import io.tidemark.simulation.market.SimulatedListings;
import io.tidemark.simulation.setup.FaultMix;
import io.tidemark.simulation.setup.FaultName;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides from the seed, row by row, which of a simulated vendor's rows are wrong and how. */
final class FaultPlan {
  /** Probability of each fault per share and session. */
  private static final Map<Kind, Double> BAR_FAULTS = new EnumMap<>(Kind.class);

  static {
    BAR_FAULTS.put(Kind.HIGH_BELOW_LOW, 0.00015);
    BAR_FAULTS.put(Kind.NEGATIVE_VOLUME, 0.0001);
    BAR_FAULTS.put(Kind.MISSING_VOLUME, 0.0001);
    BAR_FAULTS.put(Kind.MISSING_CLOSE, 0.0001);
    BAR_FAULTS.put(Kind.UNIT_ERROR, 0.0001);
    BAR_FAULTS.put(Kind.WRONG_BAR, 0.0001);
    BAR_FAULTS.put(Kind.DUPLICATE_ROW, 0.00015);
    BAR_FAULTS.put(Kind.MISSING_DAY, 0.0003);
  }

  private static final double HOLIDAY_BAR = 0.003;
  private static final double WRONG_DIVIDEND = 0.015;

  private final long seed;
  private final String vendor;
  private final int stream;
  private final Optional<String> splitUntold;
  private final FaultMix mix;

  /**
   * @param stream index of the vendor's random stream
   * @param splitUntold the share whose split this vendor does not report, in the default mix
   */
  FaultPlan(long seed, String vendor, int stream, Optional<String> splitUntold, FaultMix mix) {
    this.seed = seed;
    this.vendor = vendor;
    this.stream = stream;
    this.splitUntold = splitUntold;
    this.mix = mix;
  }

  /** The share whose split one vendor does not report. */
  static String shareOfUntoldSplit(long seed) {
    List<SimulatedListing> split =
        SimulatedListings.of(seed).stream().filter(listing -> listing.split().isPresent()).toList();
    return split.get(KeyedNoise.of(seed, "untold split").below(split.size())).ticker();
  }

  /** The fault of a session's bar. */
  Optional<PlantedFault> ofBar(String ticker, LocalDate session) {
    double draw = noise("bar fault", ticker, session).uniform();
    for (Map.Entry<Kind, Double> fault : barFaults().entrySet()) {
      draw -= fault.getValue();
      if (draw < 0) {
        return Optional.of(new PlantedFault(vendor, ticker, session, fault.getKey()));
      }
    }
    return Optional.empty();
  }

  private Map<Kind, Double> barFaults() {
    if (mix.usual()) {
      return BAR_FAULTS;
    }
    Map<Kind, Double> named = new EnumMap<>(Kind.class);
    named.put(Kind.DUPLICATE_ROW, mix.rate(FaultName.DUPLICATE));
    named.put(Kind.LATE_BAR, mix.rate(FaultName.LATE));
    named.put(Kind.REVISED_BAR, mix.rate(FaultName.REVISED));
    return named;
  }

  /** The fault of a bar on a weekday without a session. */
  Optional<PlantedFault> ofHoliday(String ticker, LocalDate day) {
    boolean holiday =
        mix.usual()
            && day.getDayOfWeek() != DayOfWeek.SATURDAY
            && day.getDayOfWeek() != DayOfWeek.SUNDAY
            && !TradingCalendar.XNYS.isSession(day);
    return holiday && noise("holiday", ticker, day).uniform() < HOLIDAY_BAR
        ? Optional.of(new PlantedFault(vendor, ticker, day, Kind.HOLIDAY_BAR))
        : Optional.empty();
  }

  Optional<PlantedFault> ofSplit(String ticker, LocalDate exDate) {
    if (mix.usual()) {
      return splitUntold
          .filter(ticker::equals)
          .map(share -> new PlantedFault(vendor, ticker, exDate, Kind.MISSING_SPLIT));
    }
    KeyedNoise noise = noise("wrong split", ticker, exDate);
    Kind kind = noise.uniform() < 0.5 ? Kind.WRONG_RATIO : Kind.WRONG_EX_DATE;
    return noise.uniform() < mix.rate(FaultName.WRONG_SPLIT)
        ? Optional.of(new PlantedFault(vendor, ticker, exDate, kind))
        : Optional.empty();
  }

  Optional<PlantedFault> ofDividend(String ticker, LocalDate exDate) {
    return mix.usual() && noise("dividend", ticker, exDate).uniform() < WRONG_DIVIDEND
        ? Optional.of(new PlantedFault(vendor, ticker, exDate, Kind.WRONG_DIVIDEND))
        : Optional.empty();
  }

  /** Random numbers for one row of this vendor. */
  KeyedNoise noise(String purpose, String ticker, LocalDate day) {
    int listed = SimulatedListings.TICKERS.indexOf(ticker);
    int share = listed < 0 ? ticker.hashCode() : listed;
    return KeyedNoise.of(seed, purpose, stream, share, day.toEpochDay());
  }

  /** A factor well away from 1. */
  private double elsewhere(PlantedFault fault) {
    KeyedNoise noise = noise("wrong bar", fault.ticker(), fault.date());
    double distance = noise.between(0.08, 0.25);
    return noise.uniform() < 0.5 ? 1 - distance : 1 + distance;
  }

  /** The dividend with an amount that is wrong by a few percent. */
  CorporateAction misquoted(CorporateAction action) {
    double factor = noise("misquoted", action.ticker(), action.exDate()).between(1.02, 1.06);
    double amount = Math.ceil(action.amount() * factor * 100) / 100;
    return new CorporateAction(action.ticker(), action.exDate(), action.kind(), amount);
  }

  /** The split with a wrong ratio, or with an ex-date some sessions late. */
  CorporateAction wrong(CorporateAction split, PlantedFault fault) {
    if (fault.kind() == PlantedFault.Kind.WRONG_RATIO) {
      double ratio = split.amount() > 1 ? split.amount() + 1 : split.amount() / 2;
      return new CorporateAction(split.ticker(), split.exDate(), split.kind(), ratio);
    }
    LocalDate exDate = split.exDate();
    int late = 1 + noise("late split", split.ticker(), exDate).below(3);
    for (int i = 0; i < late; i++) {
      exDate = TradingCalendar.XNYS.next(exDate);
    }
    return new CorporateAction(split.ticker(), exDate, split.kind(), split.amount());
  }

  /** The bar with a fault as it is served: once, twice or not at all. */
  List<ServedBar> spoiled(ServedBar bar, PlantedFault fault) {
    ServedBar one =
        switch (fault.kind()) {
          case HIGH_BELOW_LOW ->
              new ServedBar(
                  bar.date(),
                  bar.open(),
                  bar.low(),
                  ServedBar.cents(bar.high() + 0.01),
                  bar.close(),
                  bar.volume());
          case NEGATIVE_VOLUME ->
              new ServedBar(
                  bar.date(), bar.open(), bar.high(), bar.low(), bar.close(), -bar.volume());
          case MISSING_VOLUME ->
              new ServedBar(bar.date(), bar.open(), bar.high(), bar.low(), bar.close(), null);
          case MISSING_CLOSE ->
              new ServedBar(bar.date(), bar.open(), bar.high(), bar.low(), null, bar.volume());
          case UNIT_ERROR -> bar.times(100);
          case WRONG_BAR -> bar.times(elsewhere(fault));
          case REVISED_BAR ->
              new ServedBar(
                  bar.date(),
                  bar.open(),
                  bar.high(),
                  bar.low(),
                  ServedBar.cents((bar.open() + bar.close()) / 2),
                  bar.volume() - bar.volume() / 20);
          default -> bar;
        };
    return switch (fault.kind()) {
      case DUPLICATE_ROW -> List.of(one, one);
      case MISSING_DAY, LATE_BAR -> List.of();
      default -> List.of(one);
    };
  }
}
