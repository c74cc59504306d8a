package io.tidemark.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobexEquityIndexTest {
  private static final TradingCalendar CMES = TradingCalendar.CMES;
  private static final LocalDate FIRST = LocalDate.of(2008, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2030, 12, 31);

  @ParameterizedTest
  @CsvSource({
    "2025-01-01, New Year",
    "2023-01-02, New Year on a Sunday",
    "2025-04-18, Good Friday",
    "2022-04-15, Good Friday",
    "2024-12-25, Christmas",
    "2021-12-24, Christmas on a Saturday",
    "2022-12-26, Christmas on a Sunday",
    "2025-07-05, Saturday",
    "2025-07-06, Sunday"
  })
  void holidaysAreNotSessions(LocalDate day, String why) {
    assertThat(CMES.isSession(day)).as(why).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2025-01-20, 13:00, Martin Luther King",
    "2025-02-17, 13:00, Presidents",
    "2025-05-26, 13:00, Memorial",
    "2025-06-19, 13:00, Juneteenth",
    "2022-06-20, 13:00, Juneteenth on a Sunday",
    "2025-07-04, 13:00, Independence",
    "2022-07-04, 13:00, Independence",
    "2025-09-01, 13:00, Labor",
    "2024-11-28, 13:00, Thanksgiving",
    "2014-05-26, 13:00, the first holiday halted at 13:00",
    "2014-02-17, 11:30, the last halted at 11:30",
    "2013-07-04, 11:30, Independence",
    "2007-09-03, 11:30, Labor",
    "2025-07-03, 13:15, before Independence Day",
    "2013-07-03, 13:15, before Independence Day",
    "2024-11-29, 13:15, after Thanksgiving",
    "2024-12-24, 13:15, Christmas Eve",
    "2015-04-03, 09:15, Good Friday with a jobs report",
    "2021-04-02, 09:15, Good Friday with a jobs report",
    "2023-04-07, 09:15, Good Friday with a jobs report",
    "2012-10-30, 09:15, storm",
    "2018-12-05, 09:30, mourning",
    "2025-01-09, 09:30, mourning"
  })
  void someSessionsCloseEarly(LocalDate day, String time, String why) {
    assertThat(CMES.isEarlyClose(day)).as(why).isTrue();
    assertThat(CMES.close(day)).as(why).isEqualTo(newYork(day + "T" + time));
  }

  @ParameterizedTest
  @CsvSource({
    "2012-11-16, 16:15",
    "2012-11-19, 17:15",
    "2015-09-18, 17:15",
    "2015-09-21, 17:00",
    "2021-06-18, 17:00",
    "2021-12-31, 17:00",
    "2022-01-03, 17:00",
    "2020-07-02, 17:00",
    "2025-06-20, 17:00"
  })
  void otherSessionsCloseByTheRulesOfTheirTime(LocalDate day, String time) {
    assertThat(CMES.isSession(day)).isTrue();
    assertThat(CMES.isEarlyClose(day)).isFalse();
    assertThat(CMES.close(day)).isEqualTo(newYork(day + "T" + time));
  }

  @ParameterizedTest
  @CsvSource({
    "2025-07-07, 2025-07-06T18:00, Monday opens on Sunday",
    "2025-01-21, 2025-01-20T18:00, after a holiday",
    "2024-12-26, 2024-12-25T18:00, on Christmas",
    "2025-01-02, 2025-01-01T18:00, on New Year",
    "2025-04-21, 2025-04-20T18:00, on Easter Sunday",
    "2025-03-10, 2025-03-09T18:00, on the day the clocks change",
    "2012-11-19, 2012-11-18T18:00, first longer day",
    "2012-11-16, 2012-11-15T16:30, before it the next session began at once"
  })
  void aSessionOpensOnTheEveningBefore(LocalDate day, LocalDateTime open, String why) {
    assertThat(CMES.open(day)).as(why).isEqualTo(newYork(open.toString()));
  }

  @Test
  void daylightSavingFollowsNewYork() {
    assertThat(CMES.open(LocalDate.of(2025, 1, 6)))
        .isEqualTo(Instant.parse("2025-01-05T23:00:00Z"));
    assertThat(CMES.open(LocalDate.of(2025, 7, 7)))
        .isEqualTo(Instant.parse("2025-07-06T22:00:00Z"));
  }

  @Test
  void theEveningBelongsToTheNextSession() {
    LocalDate monday = LocalDate.of(2025, 7, 7);
    assertThat(CMES.sessionAt(newYork("2025-07-06T17:59:59"))).isEmpty();
    assertThat(CMES.sessionAt(newYork("2025-07-06T18:00"))).contains(monday);
    assertThat(CMES.sessionAt(newYork("2025-07-07T00:00"))).contains(monday);
    assertThat(CMES.sessionAt(newYork("2025-07-07T16:59:59"))).contains(monday);
    assertThat(CMES.sessionAt(newYork("2025-07-07T17:00"))).isEmpty();
    assertThat(CMES.sessionAt(newYork("2025-07-07T18:00"))).contains(LocalDate.of(2025, 7, 8));
    assertThat(CMES.sessionAt(newYork("2025-07-04T13:00"))).isEmpty();
    assertThat(CMES.sessionAt(newYork("2025-07-04T18:00"))).isEmpty();
  }

  @Test
  void untilJune2021TradingPausedAfterTheStocksClose() {
    assertThat(CMES.trades(newYork("2021-06-25T16:14:59"))).isTrue();
    assertThat(CMES.trades(newYork("2021-06-25T16:15"))).isFalse();
    assertThat(CMES.sessionAt(newYork("2021-06-25T16:15"))).contains(LocalDate.of(2021, 6, 25));
    assertThat(CMES.trades(newYork("2021-06-25T16:30"))).isTrue();
    assertThat(CMES.trades(newYork("2021-06-28T16:15"))).isTrue();
    assertThat(CMES.pause(LocalDate.of(2020, 11, 27))).isEmpty();
    assertThat(CMES.trades(newYork("2012-11-15T17:45"))).isFalse();
  }

  @Test
  void theDecisionTimeIsTheNextOpen() {
    assertThat(CMES.decision(LocalDate.of(2025, 7, 3))).isEqualTo(newYork("2025-07-03T18:00"));
    assertThat(CMES.decision(LocalDate.of(2025, 4, 17))).isEqualTo(newYork("2025-04-20T18:00"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"XNYS", "CMES"})
  void sessionsFollowOneAnotherAndDoNotOverlap(String name) {
    TradingCalendar calendar = TradingCalendar.of(name);
    List<LocalDate> sessions = calendar.sessions(FIRST, LAST);
    for (int i = 0; i < sessions.size(); i++) {
      LocalDate session = sessions.get(i);
      Duration length = Duration.between(calendar.open(session), calendar.close(session));
      assertThat(length).as("%s", session).isBetween(Duration.ofHours(3), Duration.ofHours(24));
      if (i > 0) {
        LocalDate before = sessions.get(i - 1);
        assertThat(calendar.close(before)).isBefore(calendar.open(session));
        assertThat(calendar.next(before)).isEqualTo(session);
        assertThat(calendar.previous(session)).isEqualTo(before);
      }
      calendar
          .pause(session)
          .ifPresent(
              pause -> {
                assertThat(pause.from()).isAfter(calendar.open(session)).isBefore(pause.until());
                assertThat(pause.until()).isBefore(calendar.close(session));
              });
    }
  }

  @Property
  void aTimeBelongsToTheOpenSession(
      @ForAll @LongRange(min = 1_199_145_600, max = 1_893_456_000) long second) {
    Instant time = Instant.ofEpochSecond(second);
    LocalDate day = LocalDate.ofInstant(time, CMES.zone());
    for (TradingCalendar calendar : List.of(TradingCalendar.XNYS, CMES)) {
      List<LocalDate> around =
          calendar.sessions(day.minusDays(7), day.plusDays(7)).stream()
              .filter(session -> !time.isBefore(calendar.open(session)))
              .filter(session -> time.isBefore(calendar.close(session)))
              .toList();
      assertThat(around).hasSizeLessThan(2);
      Optional<LocalDate> one = around.stream().findFirst();
      assertThat(calendar.sessionAt(time)).isEqualTo(one);
    }
  }

  private static Instant newYork(String local) {
    return LocalDateTime.parse(local).atZone(CMES.zone()).toInstant();
  }
}
