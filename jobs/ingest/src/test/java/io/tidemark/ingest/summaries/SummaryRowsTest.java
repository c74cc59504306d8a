package io.tidemark.ingest.summaries;

import static io.tidemark.ingest.days.Days.date;
import static io.tidemark.ingest.days.Days.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.ingest.days.TickerDays;
import io.tidemark.ingest.days.VendorDays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryRowsTest {
  private static final VendorCount.Span WEEK = new VendorCount.Span(date(0), date(4));
  private static final VendorDays BARS = without("a", 0, 20);

  @Test
  void matchingCountsAreNoBreach() {
    assertThat(breach(BARS, told(5L, 500.0))).isEmpty();
    assertThat(breach(BARS, told(null, 500.0))).isEmpty();
    assertThat(breach(BARS, told(5L, 502.5))).as("0.498 % off").isEmpty();
  }

  @Test
  void oneRowLessIsABreach() {
    assertThat(breach(without("a", 0, 20, 3), told(5L, 500.0)))
        .isEqualTo(
            "4 bars landed, the vendor counts 5; volume landed 400 is off the vendor's 500 by -20.0"
                + " %");
  }

  @Test
  void volumeBeyondItsShareIsABreach() {
    assertThat(breach(BARS, told(null, 497.0)))
        .isEqualTo("volume landed 500 is off the vendor's 497 by +0.6 %");
    assertThat(breach(BARS, told(null, 0.0))).contains("is off the vendor's 0");
  }

  @Test
  void aTickerWithoutCountsIsNotChecked() {
    Map<String, List<VendorCount>> counts = Map.of("OTHER", List.of(told(5L, 500.0)));
    assertThat(SummaryRows.checks(new TickerDays("X", List.of(BARS)), counts)).isEmpty();
  }

  @Test
  void aBarOnADayWithACountOfZeroIsABreach() {
    assertThat(breach(BARS, told(0L, 0.0)))
        .isEqualTo(
            "5 bars landed, the vendor counts 0; volume landed 500 is off the vendor's 0 by all of"
                + " it");
  }

  @Test
  void aCountWithoutBarsIsABreach() {
    assertThat(breach(without("b", 0, 20), told(null, 500.0)))
        .isEqualTo("the vendor counts 500 shares, but no bar was landed");
    assertThat(breach(without("b", 0, 20), told(0L, 0.0))).isEmpty();
  }

  @Test
  void anInvalidRuleIsRefused() {
    assertThatThrownBy(() -> new SummaryTolerance(-1, 0)).hasMessageContaining("-1");
  }

  private static String breach(VendorDays days, VendorCount told) {
    List<SummaryCheck> checks =
        SummaryRows.checks(new TickerDays("X", List.of(days)), Map.of("X", List.of(told)));
    assertThat(checks).hasSize(1);
    return checks.get(0).breach(SummaryTolerance.DEFAULT);
  }

  private static VendorCount told(Long rows, Double volume) {
    return new VendorCount("a", WEEK, rows, volume);
  }
}
