package io.tidemark.feeds.sim;

import io.tidemark.core.market.CorporateAction;
import io.tidemark.feeds.sim.market.Noise;
import io.tidemark.feeds.sim.market.SimulatedBar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The market as one vendor tells it: true but for its planted faults and a blur on volume. */
final class VendorView {
  /** No two sessions are further apart, in days. */
  private static final int LONGEST_BREAK = 10;

  private static final long HOLIDAY_VOLUME = 100;

  private final SimulatedMarket market;
  private final FaultPlan plan;
  private final double volumeBlur;

  /**
   * A bar as it is served.
   *
   * @param close null: left out
   * @param volume null: left out
   */
  record ServedBar(
      LocalDate date, double open, double high, double low, Double close, Long volume) {
    static ServedBar of(SimulatedBar bar, long volume) {
      return new ServedBar(bar.date(), bar.open(), bar.high(), bar.low(), bar.close(), volume);
    }

    /** A bar on a day without trading: the last one again. */
    static ServedBar repeating(SimulatedBar bar, LocalDate day) {
      return new ServedBar(day, bar.open(), bar.high(), bar.low(), bar.close(), HOLIDAY_VOLUME);
    }

    /** The same bar with all prices multiplied, to the cent. */
    ServedBar times(double factor) {
      return new ServedBar(
          date,
          cents(open * factor),
          cents(high * factor),
          cents(low * factor),
          cents(close * factor),
          volume);
    }

    private static double cents(double price) {
      return Math.round(price * 100) / 100.0;
    }
  }

  VendorView(SimulatedMarket market, FaultPlan plan, double volumeBlur) {
    this.market = market;
    this.plan = plan;
    this.volumeBlur = volumeBlur;
  }

  /** Bars between two days, by date. */
  List<ServedBar> bars(String ticker, LocalDate from, LocalDate to) {
    Map<LocalDate, SimulatedBar> bars = new HashMap<>();
    market.bars(ticker, from.minusDays(LONGEST_BREAK), to).forEach(b -> bars.put(b.date(), b));
    Set<LocalDate> exDates = exDates(ticker, to);
    List<ServedBar> served = new ArrayList<>();
    SimulatedBar last = null;
    for (LocalDate day = from.minusDays(LONGEST_BREAK); !day.isAfter(to); day = day.plusDays(1)) {
      SimulatedBar bar = bars.get(day);
      if (!day.isBefore(from)) {
        if (bar != null) {
          served.addAll(served(bar, ticker, exDates));
        } else if (last != null && plan.ofHoliday(ticker, day).isPresent()) {
          served.add(ServedBar.repeating(last, day));
        }
      }
      last = bar == null ? last : bar;
    }
    return served;
  }

  /** Actions up to a day, by ex-date. */
  List<CorporateAction> actions(String ticker, LocalDate to) {
    List<CorporateAction> told = new ArrayList<>();
    for (CorporateAction action : market.actions(ticker, to)) {
      boolean split = action.kind() == CorporateAction.Kind.SPLIT;
      Optional<PlantedFault> fault =
          split ? plan.ofSplit(ticker, action.exDate()) : plan.ofDividend(ticker, action.exDate());
      if (fault.isEmpty()) {
        told.add(action);
      } else if (!split) {
        told.add(misquoted(action));
      }
    }
    return told;
  }

  /** All that is wrong with what this vendor tells of a share between two days. */
  List<PlantedFault> faults(String ticker, LocalDate from, LocalDate to) {
    List<PlantedFault> faults = new ArrayList<>();
    Set<LocalDate> exDates = exDates(ticker, to);
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      plan.ofHoliday(ticker, day).ifPresent(faults::add);
    }
    market.bars(ticker, from, to).stream()
        .map(SimulatedBar::date)
        .filter(day -> !exDates.contains(day))
        .forEach(day -> plan.ofBar(ticker, day).ifPresent(faults::add));
    for (CorporateAction action : market.actions(ticker, to)) {
      if (!action.exDate().isBefore(from)) {
        (action.kind() == CorporateAction.Kind.SPLIT
                ? plan.ofSplit(ticker, action.exDate())
                : plan.ofDividend(ticker, action.exDate()))
            .ifPresent(faults::add);
      }
    }
    faults.sort(Comparator.comparing(PlantedFault::date).thenComparing(PlantedFault::kind));
    return faults;
  }

  private Set<LocalDate> exDates(String ticker, LocalDate to) {
    return market.actions(ticker, to).stream()
        .map(CorporateAction::exDate)
        .collect(Collectors.toSet());
  }

  private List<ServedBar> served(SimulatedBar bar, String ticker, Set<LocalDate> exDates) {
    // On an ex-date a fault of the bar could not be told from one of the action.
    Optional<PlantedFault> fault =
        exDates.contains(bar.date()) ? Optional.empty() : plan.ofBar(ticker, bar.date());
    ServedBar honest = ServedBar.of(bar, blurred(bar, ticker));
    return fault.map(f -> spoiled(honest, f)).orElse(List.of(honest));
  }

  private List<ServedBar> spoiled(ServedBar bar, PlantedFault fault) {
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
          default -> bar;
        };
    return switch (fault.kind()) {
      case DUPLICATE_ROW -> List.of(one, one);
      case MISSING_DAY -> List.of();
      default -> List.of(one);
    };
  }

  /** A factor well away from 1. */
  private double elsewhere(PlantedFault fault) {
    Noise noise = plan.noise("wrong bar", fault.ticker(), fault.date());
    double distance = noise.between(0.08, 0.25);
    return noise.uniform() < 0.5 ? 1 - distance : 1 + distance;
  }

  private long blurred(SimulatedBar bar, String ticker) {
    double blur = volumeBlur * plan.noise("volume", ticker, bar.date()).gaussian();
    return Math.max(1, Math.round(bar.volume() * (1 + blur)));
  }

  private CorporateAction misquoted(CorporateAction action) {
    double factor = plan.noise("misquoted", action.ticker(), action.exDate()).between(1.02, 1.06);
    double amount = Math.ceil(action.amount() * factor * 100) / 100;
    return new CorporateAction(action.ticker(), action.exDate(), action.kind(), amount);
  }
}
