package io.tidemark.reports.chart;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round values for the ticks of an axis. */
public final class Ticks {
  private static final List<Period> STEPS =
      List.of(
          Period.ofMonths(1),
          Period.ofMonths(3),
          Period.ofMonths(6),
          Period.ofYears(1),
          Period.ofYears(2),
          Period.ofYears(5),
          Period.ofYears(10),
          Period.ofYears(20));

  private Ticks() {}

  /** Multiples of 1, 2 or 5 times a power of ten inside the scale, at most {@code atMost}. */
  public static List<Double> linear(Scale scale, int atMost) {
    double step = niceStep((scale.high() - scale.low()) / atMost);
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(scale.low() / step); i * step <= scale.high(); i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** The number of decimals needed to distinguish the ticks. */
  public static int decimals(List<Double> ticks) {
    if (ticks.size() < 2) {
      return 2;
    }
    double step = ticks.get(1) - ticks.get(0);
    return Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
  }

  /**
   * Beginnings of months, quarters, half-years or years inside the range, at most {@code atMost}.
   */
  static List<LocalDate> dates(LocalDate from, LocalDate to, int atMost) {
    for (Period step : STEPS) {
      List<LocalDate> ticks = dates(from, to, step);
      if (ticks.size() <= atMost) {
        return ticks;
      }
    }
    return List.of();
  }

  /** The label of a tick: only the year in January, else month and year. */
  static String name(LocalDate tick) {
    if (tick.getMonthValue() == 1) {
      return Integer.toString(tick.getYear());
    }
    String month = tick.getMonth().name();
    return month.charAt(0) + month.substring(1, 3).toLowerCase(Locale.ROOT);
  }

  private static List<LocalDate> dates(LocalDate from, LocalDate to, Period step) {
    long months = step.toTotalMonths();
    long first = Math.floorDiv(from.minusDays(1).getYear() * 12L, months) * months;
    LocalDate tick = LocalDate.of((int) (first / 12), 1, 1).plusMonths(first % 12);
    List<LocalDate> ticks = new ArrayList<>();
    for (; !tick.isAfter(to); tick = tick.plus(step)) {
      if (ChronoUnit.DAYS.between(from, tick) >= 0) {
        ticks.add(tick);
      }
    }
    return ticks;
  }

  private static double niceStep(double atLeast) {
    double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
    for (int factor : new int[] {1, 2, 5}) {
      if (factor * power >= atLeast) {
        return factor * power;
      }
    }
    return 10 * power;
  }
}
