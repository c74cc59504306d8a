package io.tidemark.core.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;

/**
 * The contracts of equity index futures: they expire in March, June, September and December, and
 * trading moves from one to the next on the roll day.
 *
 * <p>The last trading day is the third Friday of the month; if New York is closed on it (Good
 * Friday 2008, Juneteenth 2027), the session before.
 *
 * <p>The roll day is the customary one according to the exchange: until the contract of March 2022,
 * Thursday eight calendar days before the third Friday, as its page on roll dates used to say; from
 * the contract of June 2022 on, Monday of the week of the third Friday, as the page says now (the
 * lead month moved with trade date 2022-06-13). From that session on the next contract is the lead
 * contract. Vendors of continuous prices may roll on other days; see their documentation.
 */
public final class QuarterlyRoll {
  private static final YearMonth MONDAYS = YearMonth.of(2022, 6);

  private QuarterlyRoll() {}

  /**
   * The last day on which the contract of that month trades.
   *
   * @throws IllegalArgumentException if no contract expires in that month
   */
  public static LocalDate lastTradingDay(YearMonth month) {
    LocalDate friday = thirdFriday(month);
    return TradingCalendar.XNYS.isSession(friday) ? friday : TradingCalendar.XNYS.previous(friday);
  }

  /**
   * The first session in which the contract after that month's is the lead contract.
   *
   * @throws IllegalArgumentException if no contract expires in that month
   */
  public static LocalDate rollDay(YearMonth month) {
    LocalDate day = thirdFriday(month).minusDays(month.isBefore(MONDAYS) ? 8 : 4);
    return TradingCalendar.CMES.isSession(day) ? day : TradingCalendar.CMES.previous(day);
  }

  /** The month of the lead contract of that session. */
  public static YearMonth leading(LocalDate session) {
    YearMonth month = quarter(YearMonth.from(session));
    return session.isBefore(rollDay(month)) ? month : month.plusMonths(3);
  }

  /** The first roll day on that day or after it. */
  public static LocalDate nextRoll(LocalDate day) {
    LocalDate roll = rollDay(quarter(YearMonth.from(day)));
    return roll.isBefore(day) ? rollDay(quarter(YearMonth.from(day)).plusMonths(3)) : roll;
  }

  /**
   * The number of {@code CMES} sessions until the next roll day: 0 on the roll day, 1 on the
   * session before.
   */
  public static int sessionsToRoll(LocalDate day) {
    return TradingCalendar.CMES.sessions(day.plusDays(1), nextRoll(day)).size();
  }

  /** The month itself if a contract expires in it, otherwise the next month in which one does. */
  private static YearMonth quarter(YearMonth month) {
    return month.plusMonths((12 - month.getMonthValue()) % 3);
  }

  private static LocalDate thirdFriday(YearMonth month) {
    if (month.getMonthValue() % 3 != 0) {
      throw new IllegalArgumentException(
          "no equity index future expires in %s; they expire in March, June, September and December"
              .formatted(month));
    }
    return month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.FRIDAY));
  }
}
