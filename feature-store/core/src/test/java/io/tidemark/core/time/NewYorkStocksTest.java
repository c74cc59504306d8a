package io.tidemark.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares the calendar with the exchange's own list of special closings and its timeline of
 * trading hours.
 */
class NewYorkStocksTest {
  private static final TradingCalendar NYSE = TradingCalendar.XNYS;

  /** All sessions that closed at 13:00 from 1993 to 2026. */
  private static final String AT_ONE =
      """
      1993-11-26 1994-11-25 1995-07-03 1995-11-24 1996-07-05 1996-11-29 1996-12-24 1997-07-03
      1997-11-28 1997-12-24 1997-12-26 1998-11-27 1998-12-24 1999-11-26 1999-12-31 2000-07-03
      2000-11-24 2001-07-03 2001-11-23 2001-12-24 2002-07-05 2002-11-29 2002-12-24 2003-07-03
      2003-11-28 2003-12-24 2003-12-26 2004-11-26 2005-11-25 2006-07-03 2006-11-24 2007-07-03
      2007-11-23 2007-12-24 2008-07-03 2008-11-28 2008-12-24 2009-11-27 2009-12-24 2010-11-26
      2011-11-25 2012-07-03 2012-11-23 2012-12-24 2013-07-03 2013-11-29 2013-12-24 2014-07-03
      2014-11-28 2014-12-24 2015-11-27 2015-12-24 2016-11-25 2017-07-03 2017-11-24 2018-07-03
      2018-11-23 2018-12-24 2019-07-03 2019-11-29 2019-12-24 2020-11-27 2020-12-24 2021-11-26
      2022-11-25 2023-07-03 2023-11-24 2024-07-03 2024-11-29 2024-12-24 2025-07-03 2025-11-28
      2025-12-24 2026-11-27 2026-12-24
      """;

  @ParameterizedTest
  @CsvSource({
    "1962, 252", "1963, 251", "1964, 253", "1965, 252", "1966, 252", "1967, 251", "1968, 226",
    "1969, 250", "1970, 254", "1971, 253", "1972, 251", "1973, 252", "1974, 253", "1975, 253",
    "1976, 253", "1977, 252", "1978, 252", "1979, 253", "1980, 253", "1981, 253", "1982, 253",
    "1983, 253", "1984, 253", "1985, 252", "1986, 253", "1987, 253", "1988, 253", "1989, 252",
    "1990, 253", "1991, 253", "1992, 254", "1993, 253", "1994, 252", "1995, 252", "1996, 254",
    "1997, 253", "1998, 252", "2003, 252", "2025, 250", "2026, 251"
  })
  void everyYearHasTheNumberOfSessionsOfTheExchange(int year, int sessions) {
    assertThat(NYSE.sessions(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)))
        .hasSize(sessions);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1968-07-03",
        "1968-09-04",
        "1968-11-06",
        "1968-11-13",
        "1968-11-27",
        "1970-05-29"
      })
  void wednesdaysOfShortWeeksAndTheFridayBeforeMemorialDayOf1970WereSessions(LocalDate day) {
    assertThat(NYSE.isSession(day)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1964-05-29",
        "1968-06-12",
        "1968-07-05",
        "1968-11-11",
        "1968-11-20",
        "1968-12-18"
      })
  void otherWednesdaysAndTheirReplacementDaysWereNotSessions(LocalDate day) {
    assertThat(NYSE.isSession(day)).isFalse();
  }

  @Test
  void theSessionsThatClosedAtOneEqualTheList() {
    List<LocalDate> listed =
        Arrays.stream(AT_ONE.strip().split("\\s+", -1)).map(LocalDate::parse).toList();
    assertThat(NYSE.sessions(LocalDate.of(1993, 1, 1), LocalDate.of(2026, 12, 31)))
        .filteredOn(NYSE::isEarlyClose)
        .isEqualTo(listed)
        .allSatisfy(day -> assertThat(close(day)).isEqualTo(LocalTime.of(13, 0)));
  }

  @ParameterizedTest
  @CsvSource({
    "1962-01-02, 10:00, 15:30, false",
    "1964-10-23, 10:00, 14:00, true",
    "1966-01-14, 10:00, 14:00, true",
    "1967-08-08, 10:00, 14:00, true",
    "1967-08-21, 10:00, 15:30, false",
    "1968-03-01, 10:00, 14:00, true",
    "1968-03-04, 10:00, 15:30, false",
    "1969-07-03, 10:00, 14:00, true",
    "1969-07-07, 10:00, 14:30, true",
    "1969-09-29, 10:00, 15:00, true",
    "1970-05-01, 10:00, 15:00, true",
    "1970-05-04, 10:00, 15:30, false",
    "1974-09-30, 10:00, 15:30, false",
    "1974-10-01, 10:00, 16:00, false",
    "1974-12-24, 10:00, 14:00, true",
    "1976-12-23, 10:00, 16:00, false",
    "1985-09-26, 10:00, 16:00, false",
    "1985-09-30, 09:30, 16:00, false",
    "1987-10-22, 09:30, 16:00, false",
    "1987-10-23, 09:30, 14:00, true",
    "1987-11-03, 09:30, 14:30, true",
    "1987-11-06, 09:30, 15:00, true",
    "1987-11-11, 09:30, 15:30, true",
    "1987-11-12, 09:30, 16:00, false",
    "1992-11-27, 09:30, 14:00, true",
    "1992-12-24, 09:30, 14:00, true",
    "1996-07-03, 09:30, 16:00, false",
    "1996-07-05, 09:30, 13:00, true",
    "2002-07-03, 09:30, 16:00, false",
    "2002-07-05, 09:30, 13:00, true",
    "2002-09-11, 12:00, 16:00, false",
    "2013-07-05, 09:30, 16:00, false"
  })
  void aSessionHasItsScheduledHours(LocalDate day, LocalTime open, LocalTime close, boolean early) {
    assertThat(LocalTime.ofInstant(NYSE.open(day), NYSE.zone())).isEqualTo(open);
    assertThat(close(day)).isEqualTo(close);
    assertThat(NYSE.isEarlyClose(day)).isEqualTo(early);
  }

  @ParameterizedTest
  @CsvSource({
    "1997-10-27, a market-wide halt",
    "1994-02-11, snow",
    "2001-09-17, silence",
    "2005-06-01, a fault of communications"
  })
  void eventsDuringASessionDoNotChangeItsHours(LocalDate day, String why) {
    assertThat(close(day)).as(why).isEqualTo(LocalTime.of(16, 0));
    assertThat(LocalTime.ofInstant(NYSE.open(day), NYSE.zone()))
        .as(why)
        .isEqualTo(LocalTime.of(9, 30));
  }

  @Test
  void aDayWithoutASessionHasNoEarlyClose() {
    assertThat(NYSE.isEarlyClose(LocalDate.of(1968, 2, 12))).isFalse();
    assertThat(NYSE.isEarlyClose(LocalDate.of(2020, 7, 3))).isFalse();
    assertThat(NYSE.isEarlyClose(LocalDate.of(2021, 12, 24))).isFalse();
  }

  private static LocalTime close(LocalDate day) {
    return LocalTime.ofInstant(NYSE.close(day), NYSE.zone());
  }
}
