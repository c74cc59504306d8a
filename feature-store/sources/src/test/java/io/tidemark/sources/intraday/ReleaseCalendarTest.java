package io.tidemark.sources.intraday;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.sources.intraday.ScheduledRelease.Kind;
import java.time.LocalDate;
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
    "2025-12-16, JOBS, 870",
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
}
