package io.tidemark.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuarterlyRollTest {
  @ParameterizedTest
  @CsvSource({
    "2012-12, 2012-12-21, 2012-12-13",
    "2014-09, 2014-09-19, 2014-09-11",
    "2019-12, 2019-12-20, 2019-12-12",
    "2022-03, 2022-03-18, 2022-03-10",
    "2022-06, 2022-06-17, 2022-06-13",
    "2026-03, 2026-03-20, 2026-03-16",
    "2008-03, 2008-03-20, 2008-03-13",
    "2027-06, 2027-06-17, 2027-06-14"
  })
  void aContractExpiresOnTheThirdFridayAndRollsBefore(
      YearMonth month, LocalDate last, LocalDate roll) {
    assertThat(QuarterlyRoll.lastTradingDay(month)).isEqualTo(last);
    assertThat(QuarterlyRoll.rollDay(month)).isEqualTo(roll);
  }

  @Test
  void theNextContractIsTheLeadFromTheRollDayOn() {
    assertThat(QuarterlyRoll.leading(LocalDate.of(2026, 3, 13))).isEqualTo(YearMonth.of(2026, 3));
    assertThat(QuarterlyRoll.leading(LocalDate.of(2026, 3, 16))).isEqualTo(YearMonth.of(2026, 6));
    assertThat(QuarterlyRoll.leading(LocalDate.of(2025, 12, 31))).isEqualTo(YearMonth.of(2026, 3));
  }

  @Test
  void sessionsToTheRollCountDownToZero() {
    LocalDate roll = LocalDate.of(2026, 3, 16);
    assertThat(QuarterlyRoll.sessionsToRoll(roll)).isZero();
    assertThat(QuarterlyRoll.sessionsToRoll(LocalDate.of(2026, 3, 13))).isEqualTo(1);
    assertThat(QuarterlyRoll.sessionsToRoll(LocalDate.of(2026, 3, 14))).isEqualTo(1);
    List<LocalDate> ahead =
        TradingCalendar.CMES.sessions(LocalDate.of(2026, 3, 17), LocalDate.of(2026, 6, 15));
    assertThat(QuarterlyRoll.sessionsToRoll(roll.plusDays(1))).isEqualTo(ahead.size() - 1);
  }

  @Test
  void noContractExpiresInJanuary() {
    assertThatThrownBy(() -> QuarterlyRoll.rollDay(YearMonth.of(2026, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2026-01");
  }
}
