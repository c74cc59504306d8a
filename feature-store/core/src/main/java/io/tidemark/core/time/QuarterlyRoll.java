package io.tidemark.core.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;

/**
 * The contracts of equity index futures: they end in March, June, September and December, and
 * trading moves from one to the next on its roll day.
 *
 * <p>The last trading day is the third Friday of the month; where New York is shut on it (Good
 * Friday 2008, Juneteenth 2027), the session before.
 *
 * <p>The roll day is the one that the exchange names as customary: eight calendar days before the
 * third Friday, a Thursday, as its page on roll dates had it; from the contract of June 2022 on the
 * Monday of the week of the third Friday, as it has it now (the lead month moved with trade date
 * 2022-06-13). From that session on the next contract leads. Anybody may roll on another day, and
 * sources of continuous prices do: see theirs.
 */
public final class QuarterlyRoll {
  private static final YearMonth MONDAYS = YearMonth.of(2022, 6);

  private QuarterlyRoll() {}

  /**
   * The last day on which the contract of that month trades.
   *
   * @throws IllegalArgumentException if no contract ends in that month
   */
  public static LocalDate lastTradingDay(YearMonth month) {
    LocalDate friday = thirdFriday(month);
    return TradingCalendar.XNYS.isSession(friday) ? friday : TradingCalendar.XNYS.previous(friday);
  }

  /**
   * The first session that the contract after that month's leads.
   *
   * @throws IllegalArgumentException if no contract ends in that month
   */
  public static LocalDate rollDay(YearMonth month) {
    LocalDate day = thirdFriday(month).minusDays(month.isBefore(MONDAYS) ? 8 : 4);
    return TradingCalendar.CMES.isSession(day) ? day : TradingCalendar.CMES.previous(day);
  }

  /** The month of the contract that leads in that session. */
  public static YearMonth leading(LocalDate session) {
    YearMonth month = quarter(YearMonth.from(session));
    return session.isBefore(rollDay(month)) ? month : month.plusMonths(3);
  }

  /** The first roll day that is not before that day. */
  public static LocalDate nextRoll(LocalDate day) {
    LocalDate roll = rollDay(quarter(YearMonth.from(day)));
    return roll.isBefore(day) ? rollDay(quarter(YearMonth.from(day)).plusMonths(3)) : roll;
  }

  /** How many sessions of {@code CMES} lie ahead up to the next roll day: 0 on it, 1 before it. */
  public static int sessionsToRoll(LocalDate day) {
    return TradingCalendar.CMES.sessions(day.plusDays(1), nextRoll(day)).size();
  }

  /** The month itself if a contract ends in it, else the next in which one does. */
  private static YearMonth quarter(YearMonth month) {
    return month.plusMonths((12 - month.getMonthValue()) % 3);
  }

  private static LocalDate thirdFriday(YearMonth month) {
    if (month.getMonthValue() % 3 != 0) {
      throw new IllegalArgumentException(
          "no equity index future ends in %s; they end in March, June, September and December"
              .formatted(month));
    }
    return month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.FRIDAY));
  }
}
