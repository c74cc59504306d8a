package io.tidemark.ingest.disputes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.ingest.vendors.VendorBar;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Causes that lie in single bars, or in one figure of a bar. */
class DisputedBarsTest extends TwoVendorCase {
  @Test
  void aWholeWrongBarIsOne() {
    path(1, 1).forEach(bar -> tell("a", bar));
    path(1, 1).forEach(bar -> tell("b", bar.date().equals(MIDDLE) ? times(bar, 1.17) : bar));
    assertOne(DisputeCause.WRONG_BAR, MIDDLE, "b");
  }

  @Test
  void aRunOfTheSameBarIsStale() {
    List<VendorBar> own = path(1, 1);
    own.forEach(bar -> tell("a", bar));
    for (int i = 0; i < own.size(); i++) {
      tell("b", i >= 100 && i < 106 ? on(own.get(99), own.get(i).date()) : own.get(i));
    }
    assertOne(DisputeCause.STALE, own.get(100).date(), "b");
  }

  @Test
  void barsAfterTheDelistingAreStale() {
    List<VendorBar> own = path(1, 1);
    own.subList(0, 200).forEach(bar -> tell("a", bar));
    for (int i = 0; i < own.size(); i++) {
      tell("b", i >= 200 ? on(own.get(199), own.get(i).date()) : own.get(i));
    }
    assertOne(DisputeCause.STALE, own.get(200).date(), "b");
  }

  @Test
  void aBarOfTheDayAfterIsShifted() {
    List<VendorBar> own = path(1, 1);
    own.forEach(bar -> tell("a", bar));
    for (int i = 0; i < own.size(); i++) {
      tell("b", i == 100 ? on(own.get(101), own.get(100).date()) : own.get(i));
    }
    List<Dispute> disputes = disputes();
    assertThat(disputes)
        .extracting(d -> d.date() + " " + d.field() + " " + d.cause() + " " + d.suspect())
        .contains(own.get(100).date() + " close SHIFTED_BAR b")
        .noneMatch(words -> words.contains("UNEXPLAINED"));
  }

  /** Two bars come a day late: the first repeats the vendor's own, the second is the other's. */
  @Test
  void barsThatComeADayLateAreStaleThenShifted() {
    List<VendorBar> own = path(1, 1);
    own.forEach(bar -> tell("a", bar));
    for (int i = 0; i < own.size(); i++) {
      boolean late = i == 100 || i == 101;
      tell("b", late ? on(own.get(i - 1), own.get(i).date()) : own.get(i));
    }
    assertThat(disputes())
        .filteredOn(d -> d.field().equals("close"))
        .extracting(d -> d.cause() + " " + d.suspect())
        .containsExactly("STALE b", "SHIFTED_BAR b");
  }

  @Test
  void aBarThatIsTheLastCloseAndNothingElseIsStale() {
    List<VendorBar> own = path(1, 1);
    own.forEach(bar -> tell("a", bar));
    for (int i = 0; i < own.size(); i++) {
      double last = own.get(Math.max(0, i - 1)).close();
      tell("b", i == 100 ? moved(own.get(i), price -> last) : own.get(i));
    }
    assertOne(DisputeCause.STALE, own.get(100).date(), "b");
  }

  @Test
  void anOpenInTheCloseIsAWrongField() {
    List<VendorBar> own = path(1, 1);
    int odd = 50;
    while (Math.abs(Math.log(own.get(odd).close() / own.get(odd).open())) < 0.02) {
      odd++;
    }
    LocalDate date = own.get(odd).date();
    own.forEach(bar -> tell("a", bar));
    own.forEach(
        bar ->
            tell(
                "b",
                bar.date().equals(date)
                    ? with(bar, bar.open(), bar.high(), bar.low(), bar.open(), bar.volume())
                    : bar));
    assertOne(DisputeCause.WRONG_FIELD, date, "b");
  }

  @Test
  void anOpenThatIsTheLastCloseIsStaleAndSoIsTheHighThatFollowsIt() {
    List<VendorBar> own = path(1, 1);
    for (int i = 0; i < own.size(); i++) {
      VendorBar bar = i < 100 ? times(own.get(i), 1.2) : own.get(i);
      double last = 1.2 * own.get(99).close();
      tell("a", bar);
      tell("b", i == 100 ? with(bar, last, last, bar.low(), bar.close(), bar.volume()) : bar);
    }
    List<Dispute> disputes = disputes();
    assertThat(disputes).extracting(Dispute::field).containsExactly("open", "high");
    assertThat(disputes)
        .extracting(dispute -> dispute.cause() + " " + dispute.suspect())
        .containsOnly("STALE b");
  }

  @Test
  void aHighOutsideWhereAllElseIsTheSameIsAStrayPrint() {
    path(1, 1).forEach(bar -> tell("a", bar));
    path(1, 1)
        .forEach(
            bar ->
                tell(
                    "b",
                    bar.date().equals(MIDDLE)
                        ? with(
                            bar, bar.open(), bar.high() * 1.1, bar.low(), bar.close(), bar.volume())
                        : bar));
    assertOne(DisputeCause.STRAY_PRINT, MIDDLE, "b");
  }

  @Test
  void aHighOutsideBesideOtherTradesIsAWrongBarStill() {
    path(1, 1).forEach(bar -> tell("a", bar));
    path(1, 1)
        .forEach(
            bar ->
                tell(
                    "b",
                    bar.date().equals(MIDDLE)
                        ? with(
                            bar,
                            bar.open(),
                            bar.high() * 1.1,
                            bar.low(),
                            bar.close(),
                            bar.volume() * 1.3)
                        : bar));
    assertOne(DisputeCause.WRONG_BAR, MIDDLE, "b");
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.003})
  void moreSharesAtTheSamePricesAreTradesThatOneLeavesOut(double otherHigh) {
    path(1, 1).forEach(bar -> tell("a", bar));
    path(1, 1)
        .forEach(
            bar ->
                tell(
                    "b",
                    bar.date().equals(MIDDLE)
                        ? with(
                            bar,
                            bar.open(),
                            bar.high() * otherHigh,
                            bar.low(),
                            bar.close(),
                            bar.volume() * 1.9)
                        : bar));
    assertOne(otherHigh == 1 ? DisputeCause.VOLUME_COVERAGE : DisputeCause.UNEXPLAINED, MIDDLE, "");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void theVolumeOfAnotherDayIsStaleOrShifted(int shift) {
    List<VendorBar> own = path(1, 1);
    for (int i = 0; i < own.size(); i++) {
      VendorBar bar = i == 100 ? volume(own.get(i), 5e6) : own.get(i);
      tell("a", bar);
      tell("b", i == 100 ? volume(bar, own.get(i + shift).volume()) : bar);
    }
    assertOne(shift < 0 ? DisputeCause.STALE : DisputeCause.SHIFTED_BAR, own.get(100).date(), "b");
  }
}
