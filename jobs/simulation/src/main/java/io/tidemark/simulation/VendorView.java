package io.tidemark.simulation;

import io.tidemark.core.market.CorporateAction;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.simulation.market.MinutePath;
import io.tidemark.simulation.market.MinutePath.MinuteBar;
import io.tidemark.simulation.market.SimulatedBar;
import io.tidemark.simulation.shares.ShareUniverse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The market as one vendor reports it: true except for planted faults and noise on volume. */
public final class VendorView {
  /** No two sessions are further apart, in days. */
  private static final int LONGEST_BREAK = 10;

  private static final long HOLIDAY_VOLUME = 100;

  /** Only the last days of a request can be late or preliminary. */
  private static final int PRELIMINARY_DAYS = 10;

  /** A number of previous requests after which nothing is preliminary. */
  private static final int SETTLED = Integer.MAX_VALUE;

  private final ShareUniverse market;
  private final FaultPlan plan;
  private final double volumeBlur;
  private final Map<String, Integer> askings;

  /**
   * A bar as it is served.
   *
   * @param close null: left out
   * @param volume null: left out
   */
  public record ServedBar(
      LocalDate date, double open, double high, double low, Double close, Long volume) {
    public static ServedBar of(SimulatedBar bar, long volume) {
      return new ServedBar(bar.date(), bar.open(), bar.high(), bar.low(), bar.close(), volume);
    }

    /** A bar on a day without trading that repeats the last one. */
    public static ServedBar repeating(SimulatedBar bar, LocalDate day) {
      return new ServedBar(day, bar.open(), bar.high(), bar.low(), bar.close(), HOLIDAY_VOLUME);
    }

    /** The same bar with all prices multiplied, to the cent. */
    public ServedBar times(double factor) {
      return new ServedBar(
          date,
          cents(open * factor),
          cents(high * factor),
          cents(low * factor),
          cents(close * factor),
          volume);
    }

    /** The mean of the prices if all are present; it is within the day's range. */
    public Optional<BigDecimal> vwap() {
      return close == null
          ? Optional.empty()
          : Optional.of(
              BigDecimal.valueOf((open + high + low + close) / 4)
                  .setScale(4, RoundingMode.HALF_EVEN));
    }

    static double cents(double price) {
      return Math.round(price * 100) / 100.0;
    }
  }

  /**
   * @param askings how often each share's days were requested before
   */
  VendorView(
      ShareUniverse market, FaultPlan plan, double volumeBlur, Map<String, Integer> askings) {
    this.market = market;
    this.plan = plan;
    this.volumeBlur = volumeBlur;
    this.askings = askings;
  }

  public List<String> tickers() {
    return market.tickers();
  }

  /** How often a share's days were requested before. */
  public int askings(String ticker) {
    return askings.getOrDefault(ticker, 0);
  }

  /** Records that a share's days were served once more. */
  public void answered(String ticker) {
    askings.merge(ticker, 1, Integer::sum);
  }

  /** Minute bars between two days, from the true days without this vendor's faults. */
  public List<MinuteBar> minutes(String ticker, LocalDate from, LocalDate to) {
    return market.bars(ticker, from, to).stream()
        .filter(bar -> TradingCalendar.XNYS.isSession(bar.date()))
        .flatMap(bar -> MinutePath.of(bar, plan.noise("minutes", ticker, bar.date())).stream())
        .toList();
  }

  /** The bars of each month, in order. */
  public static Map<YearMonth, List<ServedBar>> byMonth(List<ServedBar> bars) {
    return bars.stream()
        .collect(
            Collectors.groupingBy(
                bar -> YearMonth.from(bar.date()), TreeMap::new, Collectors.toList()));
  }

  /** The total volume of the bars that have one. */
  public static long volume(List<ServedBar> bars) {
    return bars.stream().filter(bar -> bar.volume() != null).mapToLong(ServedBar::volume).sum();
  }

  /** Bars between two days by date, including all late ones. */
  public List<ServedBar> bars(String ticker, LocalDate from, LocalDate to) {
    return bars(ticker, from, to, SETTLED);
  }

  /**
   * Bars between two days, by date.
   *
   * @param before how often they were requested before
   */
  public List<ServedBar> bars(String ticker, LocalDate from, LocalDate to, int before) {
    LocalDate preliminary = before == 0 ? to.minusDays(PRELIMINARY_DAYS) : LocalDate.MAX;
    Map<LocalDate, List<SimulatedBar>> bars =
        market.bars(ticker, from.minusDays(LONGEST_BREAK), to).stream()
            .collect(Collectors.groupingBy(SimulatedBar::date));
    Set<LocalDate> exDates = exDates(ticker, to);
    List<ServedBar> served = new ArrayList<>();
    SimulatedBar last = null;
    for (LocalDate day = from.minusDays(LONGEST_BREAK); !day.isAfter(to); day = day.plusDays(1)) {
      List<SimulatedBar> those = bars.getOrDefault(day, List.of());
      if (!day.isBefore(from)) {
        for (SimulatedBar bar : those) {
          served.addAll(served(bar, ticker, exDates, day.isAfter(preliminary)));
        }
        if (those.isEmpty() && last != null && plan.ofHoliday(ticker, day).isPresent()) {
          served.add(ServedBar.repeating(last, day));
        }
      }
      last = those.isEmpty() ? last : those.get(0);
    }
    return served;
  }

  /** Actions up to a day, by ex-date. */
  public List<CorporateAction> actions(String ticker, LocalDate to) {
    List<CorporateAction> actions = new ArrayList<>();
    for (CorporateAction action : market.actions(ticker, to)) {
      boolean split = action.kind() == CorporateAction.Kind.SPLIT;
      Optional<PlantedFault> fault =
          split ? plan.ofSplit(ticker, action.exDate()) : plan.ofDividend(ticker, action.exDate());
      if (fault.isEmpty()) {
        actions.add(action);
      } else if (fault.get().kind() != PlantedFault.Kind.MISSING_SPLIT) {
        actions.add(split ? plan.wrong(action, fault.get()) : plan.misquoted(action));
      }
    }
    return actions.stream().filter(action -> !action.exDate().isAfter(to)).toList();
  }

  /** All faults in this vendor's data of a share between two days. */
  public List<PlantedFault> faults(String ticker, LocalDate from, LocalDate to) {
    List<PlantedFault> faults = new ArrayList<>();
    Set<LocalDate> exDates = exDates(ticker, to);
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      plan.ofHoliday(ticker, day).ifPresent(faults::add);
    }
    market.bars(ticker, from, to).stream()
        .map(SimulatedBar::date)
        .filter(day -> !exDates.contains(day))
        .distinct()
        .forEach(
            day ->
                plan.ofBar(ticker, day)
                    .filter(f -> !isPreliminary(f) || day.isAfter(to.minusDays(PRELIMINARY_DAYS)))
                    .ifPresent(faults::add));
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

  private static boolean isPreliminary(PlantedFault fault) {
    return fault.kind() == PlantedFault.Kind.LATE_BAR
        || fault.kind() == PlantedFault.Kind.REVISED_BAR;
  }

  private List<ServedBar> served(
      SimulatedBar bar, String ticker, Set<LocalDate> exDates, boolean preliminary) {
    // On an ex-date a fault of the bar could not be distinguished from one of the action.
    Optional<PlantedFault> fault =
        exDates.contains(bar.date()) ? Optional.empty() : plan.ofBar(ticker, bar.date());
    ServedBar honest = ServedBar.of(bar, blurred(bar, ticker));
    return fault
        .filter(f -> preliminary || !isPreliminary(f))
        .map(f -> plan.spoiled(honest, f))
        .orElse(List.of(honest));
  }

  private long blurred(SimulatedBar bar, String ticker) {
    double blur = volumeBlur * plan.noise("volume", ticker, bar.date()).gaussian();
    return Math.max(1, Math.round(bar.volume() * (1 + blur)));
  }
}
