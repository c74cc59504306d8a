package io.tidemark.sources.intraday;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.sources.intraday.ScheduledRelease.Kind;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseCalendarTest {
  @ParameterizedTest
  @CsvSource({
    "2024-01-05, JOBS, 870",
    "2024-03-08, JOBS, 870",
    "2023-07-07, JOBS, 870",
    "2026-07-02, JOBS, 870",
    "2024-07-05, JOBS, 870",
    "2013-10-22, JOBS, 870",
    "2013-11-08, JOBS, 870",
    "2025-11-20, JOBS, 870",
    "2025-12-16, JOBS, 870",
    "2025-10-24, CPI, 870",
    "2025-12-18, CPI, 870",
    "2025-09-25, CLAIMS, 870",
    "2025-11-26, CLAIMS, 870",
    "2024-01-31, FOMC, 1200",
    "2017-02-01, FOMC_ALONE, 1200",
    "2017-03-15, FOMC, 1200",
    "2024-05-15, CPI, 870",
    "2024-01-11, CPI, 870",
    "2024-01-18, CLAIMS, 870",
    "2024-07-03, CLAIMS, 870",
    "2025-12-31, CLAIMS, 870",
    "2024-01-02, ISM, 960",
    "2024-01-04, ISM, 960",
    "2024-01-15, HOLIDAY, 930",
    "2024-03-29, HOLIDAY, 930"
  })
  void knownDays(LocalDate day, Kind kind, int minute) {
    assertThat(ReleaseCalendar.on(day)).contains(new ScheduledRelease(minute, kind));
  }

  @Test
  void ofTwoReleasesAtOneMinuteTheMoreImportantCounts() {
    assertThat(ReleaseCalendar.on(LocalDate.of(2024, 1, 11)))
        .as("prices and claims, both at 8:30")
        .containsExactly(new ScheduledRelease(870, Kind.CPI));
  }

  @Test
  void aDayWithoutAReleaseHasNone() {
    assertThat(ReleaseCalendar.on(LocalDate.of(2024, 1, 8))).isEmpty();
    assertThat(ReleaseCalendar.on(LocalDate.of(2025, 10, 3)))
        .as("the employment report was not published during the shutdown")
        .noneMatch(release -> release.kind() == Kind.JOBS);
  }

  @ParameterizedTest
  @CsvSource({
    "2013-10-04, JOBS",
    "2013-11-01, JOBS",
    "2025-11-07, JOBS",
    "2025-12-05, JOBS",
    "2025-10-15, CPI",
    "2025-11-13, CPI",
    "2025-12-10, CPI",
    "2025-10-02, CLAIMS",
    "2025-11-13, CLAIMS"
  })
  void aReleaseThatALapseOfFundingMovedIsNotOnItsOldDay(LocalDate day, Kind kind) {
    assertThat(ReleaseCalendar.on(day)).noneMatch(release -> release.kind() == kind);
  }

  /** The Bureau of Labor Statistics moved November's prices on 2025-11-21. */
  @Test
  void beforeItsAnnouncementAChangeIsNotInTheCalendar() {
    LocalDate planned = LocalDate.of(2025, 12, 10);
    LocalDate moved = LocalDate.of(2025, 12, 18);
    LocalDate before = LocalDate.of(2025, 11, 20);
    assertThat(kinds(planned, before)).contains(Kind.CPI);
    assertThat(kinds(moved, before)).doesNotContain(Kind.CPI);
    LocalDate announced = LocalDate.of(2025, 11, 21);
    assertThat(kinds(planned, announced)).doesNotContain(Kind.CPI);
    assertThat(kinds(moved, announced)).contains(Kind.CPI);
    assertThat(kinds(LocalDate.of(2025, 11, 20), LocalDate.of(2025, 11, 13)))
        .as("claims as always, and no employment report yet")
        .containsExactly(Kind.CLAIMS);
  }

  @Test
  void itSaysHowFarItReaches() {
    LocalDate last = ReleaseCalendar.COVERED_UNTIL;
    assertThat(last.datesUntil(last.plusYears(1)).map(ReleaseCalendar::on))
        .as("no consumer prices are listed after the last covered day")
        .noneMatch(on -> on.stream().anyMatch(release -> release.kind() == Kind.CPI));
    assertThat(new IntradayVolatilitySource().coverage())
        .hasValueSatisfying(coverage -> assertThat(coverage.until()).isEqualTo(last));
  }

  private static List<Kind> kinds(LocalDate session, LocalDate known) {
    return ReleaseCalendar.on(session, known).stream().map(ScheduledRelease::kind).toList();
  }
}
