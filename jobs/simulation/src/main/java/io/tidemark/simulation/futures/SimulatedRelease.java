package io.tidemark.simulation.futures;

import io.tidemark.core.time.TradingCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A scheduled news release. The dates approximate the agencies' calendars: jobs on the first
 * Friday, consumer prices on the first session from the 12th on, the central bank on the third
 * Wednesday of eight months.
 *
 * @param time time of the release
 * @param size standard deviation of the price jump, as a share of a day's
 */
public record SimulatedRelease(String name, Instant time, double size) {
  private static final LocalTime MORNING = LocalTime.of(8, 30);
  private static final LocalTime AFTERNOON = LocalTime.of(14, 0);

  private static final Set<Month> MEETINGS =
      EnumSet.of(
          Month.JANUARY,
          Month.MARCH,
          Month.MAY,
          Month.JUNE,
          Month.JULY,
          Month.SEPTEMBER,
          Month.NOVEMBER,
          Month.DECEMBER);

  /** The releases during a session. */
  public static List<SimulatedRelease> during(LocalDate session) {
    List<SimulatedRelease> releases = new ArrayList<>(1);
    LocalDate first = session.withDayOfMonth(1);
    if (session.equals(first.with(TemporalAdjusters.firstInMonth(DayOfWeek.FRIDAY)))) {
      releases.add(of("jobs", session, MORNING, 0.4));
    }
    if (session.equals(TradingCalendar.CMES.next(first.withDayOfMonth(11)))) {
      releases.add(of("prices", session, MORNING, 0.35));
    }
    LocalDate wednesday = first.with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.WEDNESDAY));
    if (session.equals(wednesday) && MEETINGS.contains(session.getMonth())) {
      releases.add(of("rates", session, AFTERNOON, 0.5));
    }
    return releases;
  }

  private static SimulatedRelease of(String name, LocalDate session, LocalTime time, double size) {
    Instant moment = session.atTime(time).atZone(TradingCalendar.CMES.zone()).toInstant();
    return new SimulatedRelease(name, moment, size);
  }
}
