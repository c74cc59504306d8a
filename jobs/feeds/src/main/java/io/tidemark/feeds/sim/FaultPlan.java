package io.tidemark.feeds.sim;

import io.tidemark.core.time.TradingCalendar;
import io.tidemark.feeds.sim.PlantedFault.Kind;
import io.tidemark.feeds.sim.market.Listing;
import io.tidemark.feeds.sim.market.Listings;
import io.tidemark.feeds.sim.market.Noise;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of a simulated vendor's rows are wrong, and how: decided by the seed, row by row. */
final class FaultPlan {
  /** Chance of each fault, a share and session. */
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

  /**
   * @param stream tells this vendor's draws from another's
   */
  FaultPlan(long seed, String vendor, int stream, Optional<String> splitUntold) {
    this.seed = seed;
    this.vendor = vendor;
    this.stream = stream;
    this.splitUntold = splitUntold;
  }

  /** The share of whose split one vendor does not tell. */
  static String shareOfUntoldSplit(long seed) {
    List<Listing> split =
        Listings.of(seed).stream().filter(listing -> listing.split().isPresent()).toList();
    return split.get(Noise.of(seed, "untold split").below(split.size())).ticker();
  }

  /** What is wrong with a session's bar. */
  Optional<PlantedFault> ofBar(String ticker, LocalDate session) {
    double draw = noise("bar fault", ticker, session).uniform();
    for (Map.Entry<Kind, Double> fault : BAR_FAULTS.entrySet()) {
      draw -= fault.getValue();
      if (draw < 0) {
        return Optional.of(new PlantedFault(vendor, ticker, session, fault.getKey()));
      }
    }
    return Optional.empty();
  }

  /** Whether there is a bar on a weekday without a session. */
  Optional<PlantedFault> ofHoliday(String ticker, LocalDate day) {
    boolean holiday =
        day.getDayOfWeek() != DayOfWeek.SATURDAY
            && day.getDayOfWeek() != DayOfWeek.SUNDAY
            && !TradingCalendar.XNYS.isSession(day);
    return holiday && noise("holiday", ticker, day).uniform() < HOLIDAY_BAR
        ? Optional.of(new PlantedFault(vendor, ticker, day, Kind.HOLIDAY_BAR))
        : Optional.empty();
  }

  Optional<PlantedFault> ofSplit(String ticker, LocalDate exDate) {
    return splitUntold.filter(ticker::equals).isPresent()
        ? Optional.of(new PlantedFault(vendor, ticker, exDate, Kind.MISSING_SPLIT))
        : Optional.empty();
  }

  Optional<PlantedFault> ofDividend(String ticker, LocalDate exDate) {
    return noise("dividend", ticker, exDate).uniform() < WRONG_DIVIDEND
        ? Optional.of(new PlantedFault(vendor, ticker, exDate, Kind.WRONG_DIVIDEND))
        : Optional.empty();
  }

  /** Draws for one row of this vendor. */
  Noise noise(String purpose, String ticker, LocalDate day) {
    return Noise.of(seed, purpose, stream, Listings.TICKERS.indexOf(ticker), day.toEpochDay());
  }
}
