package io.tidemark.core.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Equity index futures on CME Globex, such as the E-mini S&amp;P 500. A session has the date on
 * which it closes and opens on the evening before: Monday's session opens on Sunday at 18:00 New
 * York time.
 *
 * <p>Where the exchange halts at midday for a holiday, it counts that trading to the trade date of
 * the next day. Here the holiday is a separate session that closes early: its bars have its date,
 * and the next session opens at 18:00 as usual.
 *
 * <p>Hours by trade date, in New York time, as the exchange announced the changes:
 *
 * <ul>
 *   <li>from 2021-06-28 (CME Globex notice of 2021-06-21): 18:00 to 17:00 without a pause
 *   <li>from 2015-09-21 (brokers' notices of that month): 18:00 to 17:00, paused 16:15 to 16:30
 *   <li>from 2012-11-19 (CME's notice on daily price limits): 18:00 to 17:15, with the same pause
 *   <li>before: to 16:15; the next session began at 16:30 after a full one and was paused 17:30 to
 *       18:00
 * </ul>
 *
 * <p>Holidays are those of the New York Stock Exchange. Futures are closed on New Year's Day,
 * Christmas and Good Friday, except on a Good Friday with a US employment report, when they trade
 * until 9:15. On every other holiday trading halts at 13:00, before Memorial Day 2014 at 11:30.
 * Where New York closes at 13:00, futures do at 13:15. On the days of mourning of 2018 and 2025
 * they closed at 9:30 (CME's announcements), in the storm of October 2012 at 9:15 (CME's notice on
 * the 30th; the 29th is taken to be the same). A Good Friday without announced hours is taken as
 * closed.
 *
 * <p>Checked against bars of 2024-12 to 2025-09 and against notices from 2010 on. Earlier days have
 * the hours of 2010, which were not checked.
 */
final class GlobexEquityIndex implements MarketHours {
  private static final LocalTime OPEN = LocalTime.of(18, 0);

  private static final LocalDate LONGER_DAY = LocalDate.of(2012, 11, 19);
  private static final LocalDate SHORTER_DAY = LocalDate.of(2015, 9, 21);
  private static final LocalDate NO_PAUSE = LocalDate.of(2021, 6, 28);

  /** When the daily settlement price is determined. */
  private static final LocalTime SETTLED = LocalTime.of(16, 15);

  private static final LocalTime RESUMED = LocalTime.of(16, 30);
  private static final LocalTime MAINTENANCE = LocalTime.of(17, 30);

  private static final LocalDate LATER_HALTS = LocalDate.of(2014, 5, 26);
  private static final LocalTime HALT_ONCE = LocalTime.of(11, 30);
  private static final LocalTime HALT = LocalTime.of(13, 0);
  private static final LocalTime EARLY_CLOSE = LocalTime.of(13, 15);
  private static final LocalTime MORNING = LocalTime.of(9, 15);
  private static final LocalTime STOCKS_OPEN = LocalTime.of(9, 30);

  /**
   * Years in which an employment report was published on Good Friday and the futures traded in the
   * morning.
   */
  private static final Set<Integer> JOBS_ON_GOOD_FRIDAY =
      Set.of(2010, 2012, 2015, 2021, 2023, 2026);

  private static final Map<LocalDate, LocalTime> UNSCHEDULED_CLOSES =
      Map.of(
          LocalDate.of(2012, 10, 29),
          MORNING,
          LocalDate.of(2012, 10, 30),
          MORNING,
          LocalDate.of(2018, 12, 5),
          STOCKS_OPEN,
          LocalDate.of(2025, 1, 9),
          STOCKS_OPEN);

  private final NewYorkStocks stocks = new NewYorkStocks();

  @Override
  public boolean isSession(LocalDate day) {
    return !Holidays.isWeekend(day)
        && !Holidays.isNewYear(day)
        && !Holidays.isChristmas(day)
        && (!Holidays.isGoodFriday(day) || JOBS_ON_GOOD_FRIDAY.contains(day.getYear()));
  }

  @Override
  public boolean isEarlyClose(LocalDate day) {
    return isSession(day) && earlyClose(day).isPresent();
  }

  @Override
  public Instant open(LocalDate session) {
    return at(session.minusDays(1), opensOnceSettled(session) ? RESUMED : OPEN);
  }

  @Override
  public Instant close(LocalDate session) {
    return at(session, earlyClose(session).orElseGet(() -> regularClose(session)));
  }

  @Override
  public Optional<TradingCalendar.Pause> pause(LocalDate session) {
    if (session.isBefore(LONGER_DAY)) {
      LocalDate eve = session.minusDays(1);
      return opensOnceSettled(session)
          ? Optional.of(new TradingCalendar.Pause(at(eve, MAINTENANCE), at(eve, OPEN)))
          : Optional.empty();
    }
    return session.isBefore(NO_PAUSE) && earlyClose(session).isEmpty()
        ? Optional.of(new TradingCalendar.Pause(at(session, SETTLED), at(session, RESUMED)))
        : Optional.empty();
  }

  private Optional<LocalTime> earlyClose(LocalDate day) {
    if (Holidays.isGoodFriday(day)) {
      return Optional.of(MORNING);
    }
    if (UNSCHEDULED_CLOSES.containsKey(day)) {
      return Optional.of(UNSCHEDULED_CLOSES.get(day));
    }
    if (!Holidays.isWeekend(day) && !stocks.isSession(day)) {
      return Optional.of(day.isBefore(LATER_HALTS) ? HALT_ONCE : HALT);
    }
    return stocks.earlyClose(day).filter(NewYorkStocks.EARLY_CLOSE::equals).map(at -> EARLY_CLOSE);
  }

  private static LocalTime regularClose(LocalDate session) {
    if (session.isBefore(LONGER_DAY)) {
      return SETTLED;
    }
    return session.isBefore(SHORTER_DAY) ? LocalTime.of(17, 15) : LocalTime.of(17, 0);
  }

  /** Whether it opened a quarter of an hour after the end of the session before. */
  private boolean opensOnceSettled(LocalDate session) {
    LocalDate eve = session.minusDays(1);
    return session.isBefore(LONGER_DAY) && isSession(eve) && earlyClose(eve).isEmpty();
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(TradingCalendar.NEW_YORK).toInstant();
  }
}
