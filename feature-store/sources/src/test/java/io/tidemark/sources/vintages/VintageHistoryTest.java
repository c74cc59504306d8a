package io.tidemark.sources.vintages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.sources.vintages.VintageHistory.Release;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class VintageHistoryTest {
  @Test
  void anObservationIsVisibleFromItsPublicationOn() {
    VintageHistory history =
        history(
            List.of(
                release("UNRATE", "2020-01-01", "2020-02-07", 3.6),
                release("UNRATE", "2020-02-01", "2020-03-06", 3.5)));
    assertThat(view(history, "2020-03-05").level("UNRATE")).isEqualTo(3.6);
    assertThat(view(history, "2020-03-06").level("UNRATE")).isEqualTo(3.5);
    assertThat(view(history, "2020-02-06").level("UNRATE")).isNaN();
    assertThat(view(history, "2020-03-06").level("GS10")).isNaN();
  }

  @Test
  void aRevisionIsVisibleFromItsOwnPublicationOn() {
    VintageHistory history =
        history(
            List.of(
                release("UNRATE", "2020-01-01", "2020-06-05", 3.9),
                release("UNRATE", "2020-01-01", "2020-02-07", 3.6)));
    assertThat(view(history, "2020-06-04").level("UNRATE")).isEqualTo(3.6);
    assertThat(view(history, "2020-06-05").level("UNRATE")).isEqualTo(3.9);
  }

  @Test
  void growthIsMeasuredWithinOneVintageWhenTheBaseYearChanges() {
    VintageHistory history =
        history(
            List.of(
                release("INDPRO", "2019-01-01", "2019-02-15", 200),
                release("INDPRO", "2020-01-01", "2020-02-14", 210),
                release("INDPRO", "2019-01-01", "2020-03-17", 100),
                release("INDPRO", "2020-01-01", "2020-03-17", 104)));
    assertThat(view(history, "2020-03-16").yearGrowth("INDPRO"))
        .isCloseTo(Math.log(1.05), within(1e-12));
    assertThat(view(history, "2020-03-17").yearGrowth("INDPRO"))
        .isCloseTo(Math.log(1.04), within(1e-12));
  }

  @Test
  void aYearIsTwelveMonthsForMonthlyAndQuarterlySeries() {
    VintageHistory monthly =
        history(
            List.of(
                release("UNRATE", "2019-02-01", "2019-03-08", 3.8),
                release("UNRATE", "2020-01-01", "2020-02-07", 3.6),
                release("UNRATE", "2020-02-01", "2020-03-06", 3.5)));
    VintageHistory quarterly =
        history(
            List.of(
                release("UNRATE", "2019-10-01", "2020-01-15", 3.6),
                release("UNRATE", "2019-01-01", "2019-04-15", 3.9),
                release("UNRATE", "2020-01-01", "2020-04-15", 3.8)));
    assertThat(view(monthly, "2020-03-06").yearChange("UNRATE")).isCloseTo(-0.3, within(1e-12));
    assertThat(view(quarterly, "2020-05-01").yearChange("UNRATE")).isCloseTo(-0.1, within(1e-12));
    assertThat(view(monthly, "2020-03-05").yearChange("UNRATE"))
        .as("there is no observation twelve months before January")
        .isNaN();
  }

  @Test
  void anObservationOlderThanNineMonthsIsMissing() {
    VintageHistory history = history(List.of(release("GS10", "2020-01-01", "2020-02-01", 1.7)));
    assertThat(view(history, "2020-10-01").level("GS10")).isEqualTo(1.7);
    assertThat(view(history, "2020-10-02").level("GS10")).isNaN();
  }

  @Test
  void aForecastForALaterPeriodIsNotTheNewestObservation() {
    VintageHistory history =
        history(
            List.of(
                release("GS10", "2020-01-01", "2020-02-01", 1.7),
                release("GS10", "2021-01-01", "2020-02-01", 9.9)));
    assertThat(view(history, "2020-03-02").level("GS10")).isEqualTo(1.7);
  }

  @Test
  void aWithdrawnObservationIsReplacedByTheOneBefore() {
    VintageHistory history =
        history(
            List.of(
                release("GS10", "2020-01-01", "2020-02-01", 1.7),
                release("GS10", "2020-02-01", "2020-03-01", 1.5),
                release("GS10", "2020-02-01", "2020-03-10", Double.NaN)));
    assertThat(view(history, "2020-03-09").level("GS10")).isEqualTo(1.5);
    assertThat(view(history, "2020-03-10").level("GS10")).isEqualTo(1.7);
  }

  private static VintageHistory history(List<Release> releases) {
    return new VintageHistory(releases, MacroSource.STALE);
  }

  private static Release release(String series, String date, String known, double value) {
    return new Release(series, LocalDate.parse(date), midnight(known), value);
  }

  private static VintageHistory.View view(VintageHistory history, String day) {
    return history.view(LocalDate.parse(day), midnight(day));
  }

  private static Instant midnight(String day) {
    return Instant.parse(day + "T00:00:00Z");
  }
}
