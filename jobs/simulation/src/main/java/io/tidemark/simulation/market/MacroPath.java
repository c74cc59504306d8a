package io.tidemark.simulation.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All vintages of the macro series, generated month by month on demand. */
public final class MacroPath {
  private static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);

  /** The month whose first value was published one month late. */
  private static final YearMonth MISSED = YearMonth.of(2013, 10);

  private final long seed;
  private final RegimePath regimes;
  private final Map<SimulatedSeries, Double> levels = new EnumMap<>(SimulatedSeries.class);
  private final List<MacroVintage> vintages = new ArrayList<>();
  private YearMonth next = YearMonth.from(RegimePath.START);

  public MacroPath(long seed, RegimePath regimes) {
    this.seed = seed;
    this.regimes = regimes;
    for (SimulatedSeries series : SimulatedSeries.values()) {
      levels.put(series, series.first());
    }
  }

  /** Values of a series that describe months begun between two days, in order. */
  public List<MacroVintage> vintages(String series, LocalDate from, LocalDate to) {
    while (!next.isAfter(YearMonth.from(to))) {
      describe(next);
      next = next.plusMonths(1);
    }
    return vintages.stream()
        .filter(v -> v.series().equals(series))
        .filter(v -> !v.date().isBefore(from) && !v.date().isAfter(to))
        .toList();
  }

  private void describe(YearMonth month) {
    Map<SimulatedRegime, Double> shares = regimeShares(month);
    for (SimulatedSeries series : SimulatedSeries.values()) {
      KeyedNoise noise =
          KeyedNoise.of(seed, "macro " + series, month.getYear(), month.getMonthValue());
      double level = series.next(levels.get(series), shares, noise);
      levels.put(series, level);
      publish(series, month, level, level + series.firstPrintError(level, noise));
    }
  }

  private void publish(SimulatedSeries series, YearMonth month, double level, double firstPrint) {
    boolean missed = series == SimulatedSeries.UNRATE && month.equals(MISSED);
    String first = missed ? "." : text(firstPrint, series);
    String last = text(level, series);
    LocalDate date = month.atDay(1);
    LocalDate released = series.released(month);
    if (first.equals(last)) {
      vintages.add(new MacroVintage(series.name(), date, last, released, FOREVER));
      return;
    }
    LocalDate revised = series.released(month.plusMonths(1));
    vintages.add(new MacroVintage(series.name(), date, first, released, revised.minusDays(1)));
    vintages.add(new MacroVintage(series.name(), date, last, revised, FOREVER));
  }

  private Map<SimulatedRegime, Double> regimeShares(YearMonth month) {
    Map<SimulatedRegime, Double> shares = new EnumMap<>(SimulatedRegime.class);
    Map<LocalDate, SimulatedRegime> sessions =
        regimes.between(month.atDay(1), month.atEndOfMonth());
    sessions.values().forEach(regime -> shares.merge(regime, 1.0 / sessions.size(), Double::sum));
    return shares;
  }

  private static String text(double value, SimulatedSeries series) {
    return BigDecimal.valueOf(value)
        .setScale(series.decimals(), RoundingMode.HALF_EVEN)
        .toPlainString();
  }
}
