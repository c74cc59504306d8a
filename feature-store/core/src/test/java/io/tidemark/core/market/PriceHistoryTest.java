package io.tidemark.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.market.BarHistory.Segment;
import io.tidemark.core.market.BarHistory.View;
import io.tidemark.core.time.SessionAxis;
import io.tidemark.core.time.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PriceHistoryTest {
  private static final TradingCalendar NYSE = TradingCalendar.XNYS;
  private static final SessionAxis AXIS =
      new SessionAxis(NYSE, LocalDate.of(2020, 1, 2), LocalDate.of(2020, 3, 31));

  @Test
  void aDaySeesItsOwnPricesAsTradedAndEarlierOnesAdjusted() {
    List<PriceVersion> versions = new ArrayList<>();
    for (int t = 0; t < 6; t++) {
      versions.add(version(t, t < 3 ? 200 : 100, t == 3 ? 2 : 1, 0, onTime(t)));
    }
    PriceHistory history = new PriceHistory(AXIS, versions);
    assertThat(history.segments()).containsExactly(new Segment(0, 3), new Segment(3, 6));
    assertThat(seen(history, new Segment(0, 3), 9).column("close")).containsOnly(200);
    View after = seen(history, new Segment(3, 6), 2);
    assertThat(after.start()).isEqualTo(1);
    assertThat(after.column("close")).containsOnly(100);
    assertThat(after.column("volume")).containsExactly(2000, 2000, 1000, 1000, 1000);
  }

  @Test
  void aDividendLowersPricesBeforeItsExDate() {
    PriceHistory history =
        new PriceHistory(
            AXIS, List.of(version(0, 50, 1, 0, onTime(0)), version(1, 49, 1, 1, onTime(1))));
    assertThat(seen(history, new Segment(1, 2), 1).column("close"))
        .containsExactly(50 * ((50.0 - 1) / 50), 49);
  }

  @Test
  void aRestatementIsSeenFromTheTimeItWasKnown() {
    PriceHistory history =
        new PriceHistory(
            AXIS,
            List.of(
                version(0, 10, 1, 0, onTime(0)),
                version(0, 11, 1, 0, onTime(2)),
                version(1, 12, 1, 0, onTime(1)),
                version(2, 13, 1, 0, onTime(2)),
                version(3, 14, 1, 0, onTime(3))));
    assertThat(history.segments()).containsExactly(new Segment(0, 2), new Segment(2, 4));
    assertThat(seen(history, new Segment(0, 2), 5).column("close")).containsExactly(10, 12);
    assertThat(seen(history, new Segment(2, 4), 5).column("close")).containsExactly(11, 12, 13, 14);
  }

  @Test
  void aHistoryThatWasLoadedLateCountsAsKnownInTime() {
    Instant late = Instant.parse("2026-01-01T00:00:00Z");
    PriceHistory history =
        new PriceHistory(AXIS, List.of(version(0, 10, 1, 0, late), version(1, 12, 1, 0, late)));
    assertThat(history.segments()).containsExactly(new Segment(0, 2));
    assertThat(seen(history, new Segment(0, 2), 0).column("close")).containsExactly(10, 12);
  }

  @Test
  void theLoadingOrderOfAHistoryMakesNoDifference() {
    Instant bars = Instant.parse("2026-01-01T00:00:00Z");
    Instant actions = bars.plusSeconds(3_600);
    List<PriceVersion> actionsLast = new ArrayList<>();
    List<PriceVersion> barsLast = new ArrayList<>();
    for (int t = 0; t < 30; t++) {
      double close = (t < 9 ? 100 : 50) + t % 3;
      double split = t == 9 ? 2 : 1;
      double dividend = t == 20 ? 0.7 : 0;
      actionsLast.add(version(t, close, 1, 0, bars));
      if (split != 1 || dividend != 0) {
        actionsLast.add(version(t, close, split, dividend, actions));
      }
      barsLast.add(version(t, close, split, dividend, actions));
    }
    PriceHistory one = new PriceHistory(AXIS, actionsLast);
    PriceHistory other = new PriceHistory(AXIS, barsLast);
    for (int t = 0; t < 30; t++) {
      assertThat(lastSeen(one, t)).isEqualTo(lastSeen(other, t));
    }
    assertThat(closes(one, 10, 8)).containsExactly(51, 50, 51);
  }

  @Test
  void decisionsOnALateHistoryCountAsKnownInTime() {
    Instant late = Instant.parse("2026-01-01T00:00:00Z");
    List<PriceVersion> versions = new ArrayList<>();
    for (int t = 0; t < 5; t++) {
      versions.add(version(t, t == 2 ? 999 : 10 + t, 1, 0, late));
    }
    versions.add(withdrawn(2, late.plusSeconds(86_400)));
    PriceHistory history = new PriceHistory(AXIS, versions);
    assertThat(history.hasClose(2)).isFalse();
    assertThat(closes(history, 4, 0)).containsExactly(10, 11, Double.NaN, 13, 14);
  }

  @Test
  void aSessionDecidedAfterTheLoadSeesTheHistoryAsItWasThen() {
    List<PriceVersion> versions = new ArrayList<>();
    versions.add(version(0, 10, 1, 0, onTime(20)));
    versions.add(version(0, 11, 1, 0, onTime(23)));
    for (int t = 20; t < 25; t++) {
      versions.add(version(t, t, 1, 0, onTime(t)));
    }
    PriceHistory history = new PriceHistory(AXIS, versions);
    assertThat(closes(history, 0, 0)).containsExactly(11);
    assertThat(closes(history, 19, 0)[0]).isEqualTo(11);
    assertThat(closes(history, 20, 0)[0]).isEqualTo(10);
    assertThat(closes(history, 22, 0)[0]).isEqualTo(10);
    assertThat(closes(history, 23, 0)[0]).isEqualTo(11);
  }

  @Test
  void aBarThatArrivesADayLateIsSeenFromThenEvenIfTheNextArrivesWithIt() {
    List<PriceVersion> versions =
        List.of(
            version(0, 10, 1, 0, onTime(0)),
            version(1, 11, 1, 0, onTime(2)),
            version(2, 12, 1, 0, onTime(2)),
            version(3, 13, 1, 0, onTime(3)));
    PriceHistory history = new PriceHistory(AXIS, versions);
    assertThat(history.hasClose(1)).isFalse();
    assertThat(history.hasClose(2)).isTrue();
    assertThat(closes(history, 2, 0)).containsExactly(10, 11, 12);
  }

  @Test
  void aFilledGapIsSeenFromTheTimeOfItsFilling() {
    PriceHistory history =
        new PriceHistory(
            AXIS,
            List.of(
                version(0, 10, 1, 0, onTime(0)),
                version(1, 11, 1, 0, onTime(3)),
                version(2, 12, 1, 0, onTime(2)),
                version(3, 13, 1, 0, onTime(3))));
    assertThat(history.segments()).containsExactly(new Segment(0, 3), new Segment(3, 4));
    assertThat(seen(history, new Segment(0, 3), 0).column("close"))
        .containsExactly(10, Double.NaN, 12);
    assertThat(seen(history, new Segment(3, 4), 3).column("close")).containsExactly(10, 11, 12, 13);
    assertThat(history.hasClose(1)).isFalse();
  }

  @Test
  void aDayWithoutABarIsMissing() {
    PriceHistory history =
        new PriceHistory(
            AXIS, List.of(version(0, 10, 1, 0, onTime(0)), version(2, 12, 1, 0, onTime(2))));
    assertThat(history.hasClose(1)).isFalse();
    assertThat(history.asKnown().column("close")).containsExactly(10, Double.NaN, 12);
  }

  @Property(tries = 200)
  void theFutureChangesNoView(@ForAll Random random, @ForAll @IntRange(min = 3, max = 30) int cut) {
    List<PriceVersion> all = randomVersions(random, 40);
    Instant decision = NYSE.decision(AXIS.date(cut));
    List<PriceVersion> past =
        all.stream()
            .filter(v -> !v.date().isAfter(AXIS.date(cut)) && !v.knownAt().isAfter(decision))
            .toList();
    PriceHistory whole = new PriceHistory(AXIS, all);
    PriceHistory truncated = new PriceHistory(AXIS, past);
    for (int t = 0; t <= cut; t++) {
      assertThat(truncated.hasClose(t)).isEqualTo(whole.hasClose(t));
      if (whole.hasClose(t)) {
        assertThat(lastSeen(truncated, t)).isEqualTo(lastSeen(whole, t));
      }
    }
  }

  /** All columns from 20 sessions back, as session t sees them. */
  private static View seen(PriceHistory history, Segment segment, int lookBack) {
    return history.seenBy(segment, segment.from() - lookBack, segment.to());
  }

  /** The closes of the sessions {@code from} to {@code t}, as session t sees them. */
  private static double[] closes(PriceHistory history, int t, int from) {
    for (Segment segment : history.segments()) {
      if (segment.from() <= t && t < segment.to()) {
        return history.seenBy(segment, from, t + 1).column("close");
      }
    }
    return new double[0];
  }

  private static List<Double> lastSeen(PriceHistory history, int t) {
    for (Segment segment : history.segments()) {
      if (segment.from() <= t && t < segment.to()) {
        View view = seen(history, segment, 20);
        List<Double> seen = new ArrayList<>();
        for (double[] column : view.columns()) {
          for (int i = Math.max(0, t - 20 - view.start()); i <= t - view.start(); i++) {
            seen.add(column[i]);
          }
        }
        return seen;
      }
    }
    return List.of();
  }

  private static List<PriceVersion> randomVersions(Random random, int sessions) {
    List<PriceVersion> versions = new ArrayList<>();
    for (int t = 0; t < sessions; t++) {
      double close = 50 + random.nextInt(20);
      double split = random.nextInt(10) == 0 ? 2 : 1;
      double dividend = random.nextInt(8) == 0 ? 0.5 : 0;
      boolean missed = t % 3 != 0 && random.nextInt(3) == 0;
      int first = missed ? t + 1 + random.nextInt(4) : t;
      versions.add(version(t, close, split, dividend, onTime(first)));
      if (random.nextInt(4) == 0) {
        int later = first + 1 + random.nextInt(5);
        versions.add(version(t, close + 1, split, dividend, onTime(later)));
      }
    }
    return versions;
  }

  private static Instant onTime(int t) {
    return NYSE.close(AXIS.date(t)).plusSeconds(600);
  }

  private static PriceVersion withdrawn(int t, Instant knownAt) {
    double none = Double.NaN;
    return new PriceVersion(AXIS.date(t), knownAt, none, none, none, none, none, none, 1, 0);
  }

  private static PriceVersion version(
      int t, double close, double split, double dividend, Instant knownAt) {
    return new PriceVersion(
        AXIS.date(t), knownAt, close, close + 1, close - 1, close, 1000, close, split, dividend);
  }
}
