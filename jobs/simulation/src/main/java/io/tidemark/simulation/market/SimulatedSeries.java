package io.tidemark.simulation.market;

import io.tidemark.core.time.TradingCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;

/** The simulated macro series, by FRED's names, and how each follows the regime. */
public enum SimulatedSeries {
  /** Ten-year minus two-year yield, percentage points. */
  T10Y2Y(2, 1.6, 0.7, -0.1, 0.5, 0.10, 0, 1),
  /** Baa corporate minus ten-year yield, percentage points. */
  BAA10Y(2, 1.8, 2.4, 3.6, 0.6, 0.08, 0, 1),
  /** Unemployed, percent of the labour force. */
  UNRATE(1, 4.2, 4.8, 6.4, 0.3, 0.08, 0.1, 5),
  /** Industrial production; the target is its growth in percent per month. */
  INDPRO(4, 0.30, 0.05, -0.60, 1, 0.20, 0.15, 16),
  /** Federal funds rate, percent. */
  FEDFUNDS(2, 3.0, 2.2, 0.8, 0.15, 0.03, 0, 1);

  private static final double FIRST_INDEX = 95;
  private static final double FLOOR = 0.05;

  private final int decimals;
  private final double calm;
  private final double neutral;
  private final double stressed;
  private final double speed;
  private final double noise;
  private final double revision;
  private final int releaseDay;

  SimulatedSeries(
      int decimals,
      double calm,
      double neutral,
      double stressed,
      double speed,
      double noise,
      double revision,
      int releaseDay) {
    this.decimals = decimals;
    this.calm = calm;
    this.neutral = neutral;
    this.stressed = stressed;
    this.speed = speed;
    this.noise = noise;
    this.revision = revision;
    this.releaseDay = releaseDay;
  }

  int decimals() {
    return decimals;
  }

  double first() {
    return this == INDPRO ? FIRST_INDEX : calm;
  }

  /**
   * The next month's level.
   *
   * @param shares share of the month's sessions in each regime
   */
  double next(double level, Map<SimulatedRegime, Double> shares, KeyedNoise draws) {
    double target =
        calm * shares.getOrDefault(SimulatedRegime.CALM, 0.0)
            + neutral * shares.getOrDefault(SimulatedRegime.NEUTRAL, 0.0)
            + stressed * shares.getOrDefault(SimulatedRegime.STRESSED, 0.0);
    double shock = noise * draws.gaussian();
    if (this == INDPRO) {
      return level * StrictMath.exp((target + shock) / 100);
    }
    double moved = level + speed * (target - level) + shock;
    return this == T10Y2Y ? moved : Math.max(FLOOR, moved);
  }

  /** The error of the first published value; 0 for a series that is not revised. */
  double firstPrintError(double level, KeyedNoise draws) {
    double error = revision * draws.gaussian();
    return this == INDPRO ? level * error / 100 : error;
  }

  /** The day of the first publication of a month, in the following month. */
  LocalDate released(YearMonth month) {
    LocalDate first = month.plusMonths(1).atDay(1);
    if (this == UNRATE) {
      LocalDate friday = first.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
      return TradingCalendar.XNYS.next(friday.minusDays(1));
    }
    return TradingCalendar.XNYS.next(first.withDayOfMonth(releaseDay).minusDays(1));
  }
}
