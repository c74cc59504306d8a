package io.tidemark.simulation.futures;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.time.QuarterlyRoll;
import io.tidemark.core.time.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FuturesMinutesTest {
  private static final TradingCalendar CMES = TradingCalendar.CMES;

  /**
   * The period covers the day on which the trading pause was abolished, a roll, holidays and half
   * days.
   */
  private static final LocalDate FROM = LocalDate.of(2021, 5, 24);

  private static final LocalDate TO = LocalDate.of(2021, 12, 31);
  private static final FuturesMinutes BARS = FuturesMinutes.of(7, FROM, TO);

  @Test
  void everyBarIsInItsSessionAndNotInItsPause() {
    for (int i = 0; i < BARS.size(); i++) {
      Instant start = Instant.ofEpochSecond(BARS.starts()[i]);
      assertThat(BARS.starts()[i] % 60).isZero();
      assertThat(CMES.trades(start)).as("%s", start).isTrue();
      assertThat(CMES.sessionAt(start)).contains(LocalDate.ofEpochDay(BARS.sessions()[i]));
      assertThat(i == 0 || BARS.starts()[i - 1] < BARS.starts()[i]).isTrue();
    }
  }

  @Test
  void everySessionExistsAndOnlySomeNightMinutesAreMissing() {
    TreeSet<LocalDate> sessions = new TreeSet<>();
    Arrays.stream(BARS.sessions()).forEach(day -> sessions.add(LocalDate.ofEpochDay(day)));
    assertThat(sessions).containsExactlyElementsOf(CMES.sessions(FROM, TO));
    TreeSet<Long> starts = new TreeSet<>();
    Arrays.stream(BARS.starts()).forEach(starts::add);
    int missing = 0;
    for (LocalDate session : sessions) {
      for (long start = CMES.open(session).getEpochSecond();
          start < CMES.close(session).getEpochSecond();
          start += 60) {
        Instant minute = Instant.ofEpochSecond(start);
        if (CMES.trades(minute) && !starts.contains(start)) {
          LocalTime time = LocalTime.ofInstant(minute, CMES.zone());
          assertThat(time.getHour() < 3 || time.getHour() >= 16).as("%s", minute).isTrue();
          missing++;
        }
      }
    }
    assertThat(missing).isBetween(1, BARS.size() / 500);
  }

  @Test
  void pricesAreWholeTicksInTheirOrder() {
    for (int i = 0; i < BARS.size(); i++) {
      double open = BARS.opens()[i];
      double high = BARS.highs()[i];
      double low = BARS.lows()[i];
      double close = BARS.closes()[i];
      for (double price : new double[] {open, high, low, close}) {
        assertThat(price / FuturesMinutes.TICK).isEqualTo(Math.rint(price / FuturesMinutes.TICK));
      }
      assertThat(low).isPositive().isLessThanOrEqualTo(Math.min(open, close));
      assertThat(high).isGreaterThanOrEqualTo(Math.max(open, close));
      assertThat(BARS.volumes()[i])
          .isGreaterThanOrEqualTo(1)
          .isEqualTo(Math.rint(BARS.volumes()[i]));
      assertThat((double) BARS.trades()[i]).isBetween(1.0, BARS.volumes()[i]);
    }
  }

  @Test
  void theContractIsTheLeadingOneAndThePriceStepsUpWithIt() {
    YearMonth june = YearMonth.of(2021, 6);
    int roll = first(QuarterlyRoll.rollDay(june));
    assertThat(BARS.contracts()[roll - 1]).isEqualTo(202106);
    assertThat(BARS.contracts()[roll]).isEqualTo(202109);
    assertThat(BARS.opens()[roll] / BARS.closes()[roll - 1]).isBetween(1.003, 1.012);
  }

  @Test
  void theSameSeedGivesTheSameBarsAndALaterEndOnlyAddsToThem() {
    FuturesMinutes shorter = FuturesMinutes.of(7, FROM, FROM.plusDays(20));
    int size = shorter.size();
    assertThat(Arrays.copyOf(BARS.starts(), size)).isEqualTo(shorter.starts());
    assertThat(Arrays.copyOf(BARS.highs(), size)).isEqualTo(shorter.highs());
    assertThat(Arrays.copyOf(BARS.closes(), size)).isEqualTo(shorter.closes());
    assertThat(Arrays.copyOf(BARS.volumes(), size)).isEqualTo(shorter.volumes());
    FuturesMinutes other = FuturesMinutes.of(8, FROM, FROM.plusDays(20));
    assertThat(other.closes()).isNotEqualTo(shorter.closes());
  }

  @Test
  void stockHoursAreMoreActiveThanTheNightAndNewsMovesPrices() {
    double day = 0;
    double night = 0;
    for (int i = 0; i < BARS.size(); i++) {
      int hour =
          LocalTime.ofInstant(Instant.ofEpochSecond(BARS.starts()[i]), CMES.zone()).getHour();
      double range = BARS.highs()[i] - BARS.lows()[i];
      day += hour == 10 ? range : 0;
      night += hour == 22 ? range : 0;
    }
    assertThat(day).isGreaterThan(2 * night);
    List<SimulatedRelease> jobs = SimulatedRelease.during(LocalDate.of(2021, 11, 5));
    assertThat(jobs).extracting(SimulatedRelease::name).containsExactly("jobs");
    assertThat(jobs.get(0).time()).isEqualTo(Instant.parse("2021-11-05T12:30:00Z"));
    double atNews =
        CMES.sessions(FROM, TO).stream()
            .flatMap(session -> SimulatedRelease.during(session).stream())
            .mapToInt(
                release -> Arrays.binarySearch(BARS.starts(), release.time().getEpochSecond()))
            .mapToDouble(i -> BARS.highs()[i] - BARS.lows()[i])
            .average()
            .orElseThrow();
    double usually =
        IntStream.range(0, BARS.size())
            .mapToDouble(i -> BARS.highs()[i] - BARS.lows()[i])
            .average()
            .orElseThrow();
    assertThat(atNews).isGreaterThan(3 * usually);
  }

  private static int first(LocalDate session) {
    int day = Math.toIntExact(session.toEpochDay());
    return IntStream.range(0, BARS.size())
        .filter(i -> BARS.sessions()[i] == day)
        .findFirst()
        .orElseThrow();
  }
}
