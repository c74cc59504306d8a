package io.tidemark.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.market.BarHistory.Segment;
import io.tidemark.core.market.CorporateAction.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MinuteHistoryTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final LocalDate DAY = LocalDate.of(2024, 1, 10);

  /** Two minutes at the end of a day and two at the beginning of the next. */
  private static final long[] ENDS = {at(DAY, 959), at(DAY, 960), at(DAY, 2_011), at(DAY, 2_012)};

  @Test
  void rowsAreTheBarsAndPositionsAreMinutes() {
    MinuteHistory history = history(bars(ENDS, ENDS, 10, 11, 12, 13), List.of());
    assertThat(history.rows()).isEqualTo(4);
    assertThat(history.place(1)).isEqualTo((int) (ENDS[1] / 60));
    assertThat(history.firstFrom(history.place(1) + 1)).isEqualTo(2);
    assertThat(history.segments()).containsExactly(new Segment(0, 4));
    assertThat(history.seenBy(new Segment(0, 4), 1, 3).column("close")).containsExactly(11, 12);
    assertThat(history.seenBy(new Segment(0, 4), 1, 3).column("time"))
        .containsExactly((double) ENDS[1], (double) ENDS[2]);
  }

  @Test
  void aSplitAdjustsEarlierBarsAsSeenFromTheFirstBarOfItsExDateOn() {
    List<KnownAction> split = List.of(action(Kind.SPLIT, 2, ENDS[0]));
    MinuteHistory history = history(bars(ENDS, ENDS, 100, 102, 52, 53), split);
    assertThat(history.segments()).containsExactly(new Segment(0, 2), new Segment(2, 4));
    assertThat(history.seenBy(new Segment(0, 2), 0, 2).column("close")).containsExactly(100, 102);
    assertThat(history.seenBy(new Segment(2, 4), 0, 4).column("close"))
        .containsExactly(50, 51, 52, 53);
    assertThat(history.seenBy(new Segment(2, 4), 0, 4).column("volume"))
        .containsExactly(200, 200, 100, 100);
    assertThat(history.asKnown().column("close")).containsExactly(50, 51, 52, 53);
  }

  @Test
  void aDividendLowersEarlierPricesByItsShareOfTheCloseBefore() {
    List<KnownAction> dividend = List.of(action(Kind.DIVIDEND, 10.2, ENDS[0]));
    MinuteHistory history = history(bars(ENDS, ENDS, 100, 102, 92, 93), dividend);
    assertThat(history.seenBy(new Segment(2, 4), 0, 4).column("close"))
        .containsExactly(90, 91.8, 92, 93);
  }

  @Test
  void aRestatementIsSeenFromTheFirstBarThatEndsAfterItWasKnown() {
    long[] ends = {ENDS[0], ENDS[0], ENDS[1], ENDS[2], ENDS[3]};
    long[] known = {ENDS[0], ENDS[2], ENDS[1], ENDS[2], ENDS[3]};
    MinuteHistory history = history(bars(ends, known, 10, 99, 11, 12, 13), List.of());
    assertThat(history.segments()).containsExactly(new Segment(0, 2), new Segment(2, 4));
    assertThat(history.seenBy(new Segment(0, 2), 0, 2).column("close")).containsExactly(10, 11);
    assertThat(history.seenBy(new Segment(2, 4), 0, 4).column("close"))
        .containsExactly(99, 11, 12, 13);
  }

  @Test
  void aHistoryThatWasLoadedLateCountsAsKnownInTime() {
    long[] late = new long[4];
    Arrays.fill(late, at(DAY.plusYears(1), 0));
    MinuteHistory history = history(bars(ENDS, late, 10, 11, 12, 13), List.of());
    assertThat(history.segments()).containsExactly(new Segment(0, 4));
  }

  @Test
  void theLastVersionOfAHistoryThatWasLoadedLateCounts() {
    long loaded = at(DAY.plusYears(1), 0);
    long[] ends = {ENDS[0], ENDS[1], ENDS[1], ENDS[2], ENDS[3]};
    long[] known = {loaded, loaded, loaded + 60, loaded, loaded};
    MinuteHistory history = history(bars(ends, known, 10, 99, 11, 12, 13), List.of());
    assertThat(history.segments()).containsExactly(new Segment(0, 4));
    assertThat(history.seenBy(new Segment(0, 4), 0, 4).column("close"))
        .containsExactly(10, 11, 12, 13);
  }

  @Test
  void aFilledGapIsSeenFromTheTimeOfItsFilling() {
    long[] known = {ENDS[0], ENDS[2] + 1, ENDS[2], ENDS[3]};
    MinuteHistory history = history(bars(ENDS, known, 10, 11, 12, 13), List.of());
    assertThat(history.hasClose(1)).isFalse();
    assertThat(history.segments()).containsExactly(new Segment(0, 3), new Segment(3, 4));
    assertThat(history.seenBy(new Segment(0, 3), 0, 3).column("close"))
        .containsExactly(10, Double.NaN, 12);
    assertThat(history.seenBy(new Segment(3, 4), 0, 4).column("close"))
        .containsExactly(10, 11, 12, 13);
  }

  @Test
  void aSplitThatWasReportedLateAdjustsFromTheTimeOfItsReport() {
    MinuteHistory history =
        history(bars(ENDS, ENDS, 100, 102, 52, 53), List.of(action(Kind.SPLIT, 2, ENDS[2] + 1)));
    assertThat(history.seenBy(new Segment(0, 3), 0, 3).column("close"))
        .containsExactly(100, 102, 52);
    assertThat(history.seenBy(new Segment(3, 4), 0, 4).column("close"))
        .containsExactly(50, 51, 52, 53);
  }

  private static KnownAction action(Kind kind, double amount, long known) {
    return new KnownAction(
        new CorporateAction("A", DAY.plusDays(1), kind, amount), Instant.ofEpochSecond(known));
  }

  private static MinuteHistory history(MinuteBars bars, List<KnownAction> actions) {
    return new MinuteHistory(bars, actions, NEW_YORK);
  }

  private static MinuteBars bars(long[] ends, long[] known, double... closes) {
    double[] volume = new double[closes.length];
    Arrays.fill(volume, 100);
    double[][] columns = {closes, closes, closes, closes, volume, closes, volume};
    return new MinuteBars(
        ends, Arrays.stream(known).map(second -> 1_000_000 * second).toArray(), columns);
  }

  private static long at(LocalDate day, int minutes) {
    return day.atStartOfDay(NEW_YORK).toEpochSecond() + 60L * minutes;
  }
}
