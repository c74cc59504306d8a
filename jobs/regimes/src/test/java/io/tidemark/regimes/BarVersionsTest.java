package io.tidemark.regimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.core.market.BarArrival;
import io.tidemark.regimes.BarVersions.Bar;
import org.junit.jupiter.api.Test;

class BarVersionsTest {
  private static final long DECISION = 100;

  @Test
  void theLastVersionKnownByTheDecisionIsUsed() {
    BarVersions bars = bars(plain(10, 50), plain(100, 51), plain(101, 52));
    assertThat(bars.usedAt(DECISION).close()).isEqualTo(51);
  }

  @Test
  void theFirstVersionOfALateBarIsUsedBeforeItsArrival() {
    BarVersions bars = bars(plain(500, 50), plain(600, 51));
    bars.came(BarArrival.LATE);
    assertThat(bars.usedAt(DECISION).close()).isEqualTo(50);
    assertThat(bars.usedAt(600).close()).isEqualTo(51);
  }

  @Test
  void splitsAndDividendsCauseNoJump() {
    BarVersions before = bars(plain(1, 100));
    BarVersions split = bars(new Bar(1, 25, 4, 0, false));
    BarVersions dividend = bars(new Bar(1, 98, 1, 2, false));
    assertThat(BarVersions.logReturn(before, split, DECISION)).isCloseTo(0, within(1e-15));
    assertThat(BarVersions.logReturn(before, dividend, DECISION)).isCloseTo(0, within(1e-15));
    assertThat(BarVersions.logReturn(before, bars(plain(1, 101)), DECISION))
        .isCloseTo(Math.log(1.01), within(1e-15));
  }

  @Test
  void movesBeyondHalfAreClipped() {
    BarVersions before = bars(plain(1, 100));
    assertThat(BarVersions.logReturn(before, bars(plain(1, 10_000)), DECISION))
        .isCloseTo(Math.log(1.5), within(1e-15));
    assertThat(BarVersions.logReturn(before, bars(plain(1, 1)), DECISION))
        .isCloseTo(Math.log(0.5), within(1e-15));
  }

  @Test
  void aBarThatWasDisputedAtTheDecisionGivesNoReturn() {
    BarVersions before = bars(plain(1, 100));
    BarVersions settledLater = bars(new Bar(1, 101, 1, 0, true), plain(200, 101));
    assertThat(BarVersions.logReturn(before, settledLater, DECISION)).isNaN();
    assertThat(BarVersions.logReturn(before, settledLater, 200)).isNotNaN();
  }

  @Test
  void aPriceWithdrawnByTheDecisionGivesNoReturn() {
    BarVersions before = bars(plain(1, 100));
    BarVersions withdrawn = bars(plain(1, 101), plain(DECISION, Double.NaN));
    assertThat(BarVersions.logReturn(before, withdrawn, DECISION)).isNaN();
    assertThat(BarVersions.logReturn(withdrawn, before, DECISION)).isNaN();
    assertThat(BarVersions.logReturn(before, withdrawn, DECISION - 1)).isNotNaN();
  }

  @Test
  void aDividendAboveThePriceGivesNoReturn() {
    assertThat(BarVersions.logReturn(bars(plain(1, 2)), bars(new Bar(1, 2, 1, 3, false)), DECISION))
        .isNaN();
  }

  private static Bar plain(long knownAt, double close) {
    return new Bar(knownAt, close, 1, 0, false);
  }

  @Test
  void aBarThatFilledAGapIsNotUsedBeforeItsArrival() {
    BarVersions before = bars(plain(1, 100));
    BarVersions filled = bars(plain(500, 101));
    filled.came(BarArrival.FILLED);
    assertThat(filled.usedAt(DECISION)).isNull();
    assertThat(BarVersions.logReturn(before, filled, DECISION)).isNaN();
    assertThat(filled.usedAt(500).close()).isEqualTo(101);
  }

  @Test
  void theLastVersionOfALateHistoryIsUsedBeforeItsArrival() {
    BarVersions bars = bars(plain(500, 50), plain(600, 51));
    bars.came(BarArrival.LOADED);
    assertThat(bars.usedAt(DECISION).close()).isEqualTo(51);
    assertThat(bars.usedAt(500).close()).isEqualTo(50);
    assertThat(bars.usedAt(600).close()).isEqualTo(51);
  }

  private static BarVersions bars(Bar... versions) {
    BarVersions bars = new BarVersions();
    for (Bar version : versions) {
      bars.add(version);
    }
    return bars;
  }
}
