package io.tidemark.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradingCalendarTest {
  private static final TradingCalendar NYSE = TradingCalendar.XNYS;

  @ParameterizedTest
  @CsvSource({
    "1999, 252", "2000, 252", "2001, 248", "2004, 252", "2007, 251", "2010, 252", "2011, 252",
    "2012, 250", "2013, 252", "2014, 252", "2015, 252", "2016, 252", "2017, 251", "2018, 251",
    "2019, 252", "2020, 253", "2021, 252", "2022, 251", "2023, 250", "2024, 252"
  })
  void everyYearHasTheNumberOfSessionsOfTheExchange(int year, int sessions) {
    assertThat(NYSE.sessions(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)))
        .hasSize(sessions);
  }

  @ParameterizedTest
  @CsvSource({
    "2012-10-29, storm", "2012-04-06, Good Friday", "2021-12-24, Christmas observed",
    "2022-06-20, Juneteenth observed", "2018-12-05, mourning", "1969-07-21, Moon landing"
  })
  void holidaysAndClosuresAreNotSessions(LocalDate day, String why) {
    assertThat(NYSE.isSession(day)).as(why).isFalse();
  }

  @Test
  void newYearOnASaturdayIsNotObservedOnFriday() {
    assertThat(NYSE.isSession(LocalDate.of(2021, 12, 31))).isTrue();
  }

  @Test
  void closesFollowNewYorkThroughDaylightSavingAndEarlyCloses() {
    assertThat(NYSE.close(LocalDate.of(2024, 1, 2)))
        .isEqualTo(Instant.parse("2024-01-02T21:00:00Z"));
    assertThat(NYSE.close(LocalDate.of(2024, 7, 2)))
        .isEqualTo(Instant.parse("2024-07-02T20:00:00Z"));
    assertThat(NYSE.close(LocalDate.of(2024, 7, 3)))
        .isEqualTo(Instant.parse("2024-07-03T17:00:00Z"));
    assertThat(NYSE.close(LocalDate.of(2024, 11, 29)))
        .isEqualTo(Instant.parse("2024-11-29T18:00:00Z"));
  }

  @Test
  void theDecisionTimeIsTheNextOpen() {
    assertThat(NYSE.decision(LocalDate.of(2024, 7, 3)))
        .isEqualTo(Instant.parse("2024-07-05T13:30:00Z"));
  }

  @Test
  void aSessionLastsFromItsOpenToBeforeItsClose() {
    LocalDate day = LocalDate.of(2024, 7, 3);
    assertThat(NYSE.sessionAt(Instant.parse("2024-07-03T13:29:59Z"))).isEmpty();
    assertThat(NYSE.sessionAt(Instant.parse("2024-07-03T13:30:00Z"))).contains(day);
    assertThat(NYSE.sessionAt(Instant.parse("2024-07-03T16:59:59Z"))).contains(day);
    assertThat(NYSE.sessionAt(Instant.parse("2024-07-03T17:00:00Z"))).isEmpty();
  }

  @Test
  void calendarsAreFoundByName() {
    assertThat(TradingCalendar.of("XNYS")).isSameAs(NYSE);
    assertThat(TradingCalendar.of("CMES")).isSameAs(TradingCalendar.CMES);
    assertThatThrownBy(() -> TradingCalendar.of("CME"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("calendar 'CME' is not known; did you mean CMES? Known are XNYS and CMES");
  }
}
