package io.tidemark.sources.intraday;

import io.tidemark.core.time.TradingCalendar;
import io.tidemark.sources.intraday.ScheduledRelease.Kind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The scheduled releases of US economic data, in minutes of a session that begins at 18:00 in New
 * York. Employment, weekly claims and the purchasing managers' indices follow the rules of their
 * publishers. The Federal Reserve's meetings from 2013 to 2026 and the consumer price index from
 * 2017 to 2025 are listed; other years have none.
 *
 * <p>A session has the releases that were announced before its first day begins, at the latest on
 * the day before it. Dates that the lapses of funding of 2013 and 2025 moved or cancelled are
 * listed with the day of the announcement, so an earlier day sees the old date. Where a release was
 * suspended without an announcement of its own, that is the day before it. Changes after {@link
 * #COVERED_UNTIL} are not known here.
 */
final class ReleaseCalendar {
  /** The last day for which all listed releases and changes of dates are complete. */
  static final LocalDate COVERED_UNTIL = LocalDate.of(2025, 12, 31);

  private static final int MORNING = 14 * 60 + 30;
  private static final int OPEN = 15 * 60 + 30;
  private static final int TEN = 16 * 60;
  private static final int AFTERNOON = 20 * 60;

  /** Without the unscheduled meetings of March 2020. */
  private static final List<LocalDate> FOMC =
      dates(
          """
          2013: 03-20 05-01 06-19 07-31 09-18 10-30 12-18
          2014: 01-29 03-19 04-30 06-18 07-30 09-17 10-29 12-17
          2015: 01-28 03-18 04-29 06-17 07-29 09-17 10-28 12-16
          2016: 01-27 03-16 04-27 06-15 07-27 09-21 11-02 12-14
          2017: 02-01 03-15 05-03 06-14 07-26 09-20 11-01 12-13
          2018: 01-31 03-21 05-02 06-13 08-01 09-26 11-08 12-19
          2019: 01-30 03-20 05-01 06-19 07-31 09-18 10-30 12-11
          2020: 01-29 04-29 06-10 07-29 09-16 11-05 12-16
          2021: 01-27 03-17 04-28 06-16 07-28 09-22 11-03 12-15
          2022: 01-26 03-16 05-04 06-15 07-27 09-21 11-02 12-14
          2023: 02-01 03-22 05-03 06-14 07-26 09-20 11-01 12-13
          2024: 01-31 03-20 05-01 06-12 07-31 09-18 11-07 12-18
          2025: 01-29 03-19 05-07 06-18 07-30 09-17 10-29 12-10
          2026: 01-28 03-18 04-29 06-17 07-29 09-16 10-28 12-09
          """);

  private static final List<LocalDate> CPI =
      dates(
          """
          2017: 01-18 02-15 03-15 04-14 05-12 06-14 07-14 08-11 09-14 10-13 11-15 12-13
          2018: 01-12 02-14 03-13 04-11 05-10 06-12 07-12 08-10 09-13 10-11 11-14 12-12
          2019: 01-11 02-13 03-12 04-10 05-10 06-12 07-11 08-13 09-12 10-10 11-13 12-11
          2020: 01-14 02-13 03-11 04-10 05-12 06-10 07-14 08-12 09-11 10-13 11-12 12-10
          2021: 01-13 02-10 03-10 04-13 05-12 06-10 07-13 08-11 09-14 10-13 11-10 12-10
          2022: 01-12 02-10 03-10 04-12 05-11 06-10 07-13 08-10 09-13 10-13 11-10 12-13
          2023: 01-12 02-14 03-14 04-12 05-10 06-13 07-12 08-10 09-13 10-12 11-14 12-12
          2024: 01-11 02-13 03-12 04-10 05-15 06-12 07-11 08-14 09-11 10-10 11-13 12-11
          2025: 01-15 02-12 03-12 04-10 05-13 06-11 07-15 08-12 09-11 10-15 11-13 12-10
          """);

  /** Releases that did not take place on their date: kind, date, day of the announcement. */
  private static final List<Change> WITHDRAWN =
      changes(
          """
          JOBS 2013-10-04 2013-10-01
          JOBS 2013-11-01 2013-10-18
          JOBS 2025-10-03 2025-10-01
          JOBS 2025-11-07 2025-11-06
          JOBS 2025-12-05 2025-11-19
          CPI 2025-10-15 2025-10-10
          CPI 2025-11-13 2025-11-12
          CPI 2025-12-10 2025-11-21
          CLAIMS 2025-10-02 2025-10-01
          CLAIMS 2025-10-09 2025-10-08
          CLAIMS 2025-10-16 2025-10-15
          CLAIMS 2025-10-23 2025-10-22
          CLAIMS 2025-10-30 2025-10-29
          CLAIMS 2025-11-06 2025-11-05
          CLAIMS 2025-11-13 2025-11-12
          """);

  /** Releases on a new date. The one of 2025-12-16 holds two months' employment. */
  private static final List<Change> ADDED =
      changes(
          """
          JOBS 2013-10-22 2013-10-18
          JOBS 2013-11-08 2013-10-18
          JOBS 2025-11-20 2025-11-14
          JOBS 2025-12-16 2025-11-19
          CPI 2025-10-24 2025-10-10
          CPI 2025-12-18 2025-11-21
          """);

  private static final Map<Integer, Map<LocalDate, Set<Kind>>> PLANNED = new ConcurrentHashMap<>();

  private static final Map<LocalDate, List<ScheduledRelease>> SESSIONS = new ConcurrentHashMap<>();

  /**
   * A change of the schedule.
   *
   * @param day of the release
   * @param announced day on which it was announced
   */
  private record Change(Kind kind, LocalDate day, LocalDate announced) {
    boolean isKnown(LocalDate session, LocalDate known) {
      return day.equals(session) && !announced.isAfter(known);
    }
  }

  private ReleaseCalendar() {}

  /**
   * The releases of a session, as announced before the session begins, in order of time, no two at
   * the same minute.
   */
  static List<ScheduledRelease> on(LocalDate session) {
    return SESSIONS.computeIfAbsent(session, day -> on(day, day.minusDays(1)));
  }

  /**
   * The same as announced by the end of an earlier day.
   *
   * @param known the last day whose announcements count
   */
  static List<ScheduledRelease> on(LocalDate session, LocalDate known) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    kinds.addAll(
        PLANNED
            .computeIfAbsent(session.getYear(), ReleaseCalendar::ofYear)
            .getOrDefault(session, Set.of()));
    WITHDRAWN.stream()
        .filter(change -> change.isKnown(session, known))
        .forEach(change -> kinds.remove(change.kind()));
    ADDED.stream()
        .filter(change -> change.isKnown(session, known))
        .forEach(change -> kinds.add(change.kind()));
    Map<Integer, Kind> byMinute = new TreeMap<>();
    kinds.forEach(kind -> byMinute.merge(minute(kind), kind, ReleaseCalendar::moreImportant));
    List<ScheduledRelease> releases = new ArrayList<>();
    byMinute.forEach((minute, kind) -> releases.add(new ScheduledRelease(minute, kind)));
    return List.copyOf(releases);
  }

  private static Kind moreImportant(Kind a, Kind b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static int minute(Kind kind) {
    return switch (kind) {
      case JOBS, CPI, CLAIMS -> MORNING;
      case HOLIDAY -> OPEN;
      case ISM -> TEN;
      case FOMC, FOMC_ALONE -> AFTERNOON;
    };
  }

  private static Map<LocalDate, Set<Kind>> ofYear(int year) {
    Map<LocalDate, Set<Kind>> found = new HashMap<>();
    LocalDate end =
        LocalDate.of(year + 1, 1, 1); // in such weeks the claims are published on the day before
    for (LocalDate day = LocalDate.of(year, 1, 1); !day.isAfter(end); day = day.plusDays(1)) {
      if (isHoliday(day)) {
        add(found, day, Kind.HOLIDAY);
      }
      if (day.getDayOfWeek() == DayOfWeek.THURSDAY) {
        add(found, isHoliday(day) ? day.minusDays(1) : day, Kind.CLAIMS);
      }
    }
    for (int month = 1; month <= 12; month++) {
      add(found, jobs(YearMonth.of(year, month)), Kind.JOBS);
      add(found, businessDay(year, month, 1), Kind.ISM);
      add(found, businessDay(year, month, 3), Kind.ISM);
    }
    FOMC.forEach(day -> add(found, day, hasConference(day) ? Kind.FOMC : Kind.FOMC_ALONE));
    CPI.forEach(day -> add(found, day, Kind.CPI));
    return found;
  }

  private static void add(Map<LocalDate, Set<Kind>> found, LocalDate day, Kind kind) {
    found.computeIfAbsent(day, d -> EnumSet.noneOf(Kind.class)).add(kind);
  }

  /** From 2019 on every meeting is followed by a press conference; before, every other meeting. */
  private static boolean hasConference(LocalDate day) {
    return day.getYear() > 2018 || day.getMonthValue() % 3 == 0;
  }

  /**
   * The third Friday after the week with the 12th of the month before, adjusted for two holidays.
   */
  private static LocalDate jobs(YearMonth month) {
    LocalDate twelfth = month.minusMonths(1).atDay(12);
    LocalDate friday = twelfth.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY)).plusDays(20);
    if (friday.getMonthValue() == 1 && friday.getDayOfMonth() <= 3) {
      return friday.plusDays(7);
    }
    return friday.getMonthValue() == 7 && isHoliday(friday) ? friday.minusDays(1) : friday;
  }

  private static LocalDate businessDay(int year, int month, int ordinal) {
    LocalDate day = LocalDate.of(year, month, 1).minusDays(1);
    for (int n = 0; n < ordinal; ) {
      day = day.plusDays(1);
      n += TradingCalendar.XNYS.isSession(day) ? 1 : 0;
    }
    return day;
  }

  /** Whether it is a weekday on which the stock exchange is closed. */
  private static boolean isHoliday(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0
        && !TradingCalendar.XNYS.isSession(day);
  }

  /** Parses lines of a year with its days, such as {@code 2024: 01-31 03-20}. */
  private static List<LocalDate> dates(String table) {
    List<LocalDate> dates = new ArrayList<>();
    for (String line : table.strip().split("\n", -1)) {
      String[] year = line.strip().split(": ", -1);
      for (String day : year[1].split(" ", -1)) {
        dates.add(LocalDate.parse(year[0] + "-" + day));
      }
    }
    return List.copyOf(dates);
  }

  /** Parses lines of a kind, the day of a release and the day of the announcement. */
  private static List<Change> changes(String table) {
    List<Change> changes = new ArrayList<>();
    for (String line : table.strip().split("\n", -1)) {
      String[] words = line.strip().split(" ", -1);
      changes.add(
          new Change(Kind.valueOf(words[0]), LocalDate.parse(words[1]), LocalDate.parse(words[2])));
    }
    return List.copyOf(changes);
  }
}
