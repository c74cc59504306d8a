package io.tidemark.ingest.disputes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.market.CorporateAction.Kind;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.ingest.vendors.VendorAction;
import io.tidemark.ingest.vendors.VendorBar;
import io.tidemark.ingest.vendors.VendorSeries;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One share's true price path from two vendors; each test corrupts the data of one of them. */
class DisputeClassifierTest {
  private static final LocalDate FIRST = LocalDate.of(2015, 1, 2);
  private static final LocalDate EX_DATE = LocalDate.of(2015, 6, 9);
  private static final LocalDate MIDDLE = LocalDate.of(2015, 8, 12);

  private final List<VendorBar> bars = new ArrayList<>();
  private final List<VendorAction> actions = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void vendorsThatDifferByRoundingHaveNoDispute(long seed) {
    path(seed, 1).forEach(bar -> tell("a", bar));
    Random cents = new Random(seed);
    path(seed, 1).forEach(bar -> tell("b", moved(bar, close -> close + 0.005 * cents.nextInt(3))));
    dividend("a", EX_DATE, 0.5);
    dividend("b", EX_DATE, 0.5);
    assertThat(disputes()).isEmpty();
  }

  @Test
  void aSplitMissingInOnePriceHistoryIsAMissedSplit() {
    path(1, 1).forEach(bar -> tell("a", bar.date().isBefore(EX_DATE) ? times(bar, 7) : bar));
    path(1, 1).forEach(bar -> tell("b", bar));
    split("b", EX_DATE, 7);
    assertOne(DisputeCause.MISSED_SPLIT, EX_DATE, "a");
  }

  @Test
  void pricesAsTradedWithAListedSplitAreAnAdjustmentPolicy() {
    path(1, 1).forEach(bar -> tell("a", bar.date().isBefore(EX_DATE) ? times(bar, 7) : bar));
    path(1, 1).forEach(bar -> tell("b", bar));
    split("a", EX_DATE, 7);
    split("b", EX_DATE, 7);
    assertOne(DisputeCause.ADJUSTMENT_POLICY, EX_DATE, "");
  }

  @Test
  void aSplitAdjustedTwiceIsADoubleSplit() {
    path(1, 1).forEach(bar -> tell("a", bar));
    path(1, 1).forEach(bar -> tell("b", bar.date().isBefore(EX_DATE) ? times(bar, 0.25) : bar));
    split("a", EX_DATE, 4);
    assertOne(DisputeCause.DOUBLE_SPLIT, EX_DATE, "b");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10})
  void aSplitAdjustedTwiceIsADoubleSplitComparedWithPricesAsTraded(int ratio) {
    path(1, 1).forEach(bar -> tell("a", bar.date().isBefore(EX_DATE) ? times(bar, ratio) : bar));
    path(1, 1)
        .forEach(bar -> tell("b", bar.date().isBefore(EX_DATE) ? times(bar, 1.0 / ratio) : bar));
    split("a", EX_DATE, ratio);
    split("b", EX_DATE, ratio);
    assertOne(DisputeCause.DOUBLE_SPLIT, EX_DATE, "b");
  }

  @Test
  void aSplitAdjustedSomeDaysLateHasTheWrongExDate() {
    LocalDate late = EX_DATE.plusDays(3);
    path(1, 1).forEach(bar -> tell("a", bar.date().isBefore(EX_DATE) ? times(bar, 2) : bar));
    path(1, 1).forEach(bar -> tell("b", bar.date().isBefore(late) ? times(bar, 2) : bar));
    split("a", EX_DATE, 2);
    split("b", late, 2);
    assertOne(DisputeCause.WRONG_EX_DATE, EX_DATE, "");
  }

  @Test
  void aSpinOffAdjustedByOneVendorIsNoSplit() {
    path(1, 1).forEach(bar -> tell("a", bar));
    path(1, 1).forEach(bar -> tell("b", bar.date().isBefore(EX_DATE) ? times(bar, 0.758) : bar));
    assertOne(DisputeCause.SPIN_OFF, EX_DATE, "");
  }

  @Test
  void dividendsAdjustedByOneVendorAreOneAdjustmentPolicy() {
    List<LocalDate> exDates = List.of(EX_DATE, EX_DATE.plusDays(91), EX_DATE.plusDays(182));
    path(1, 1).forEach(bar -> tell("a", bar));
    for (VendorBar bar : path(1, 1)) {
      double factor = 1;
      for (LocalDate exDate : exDates) {
        factor *= bar.date().isBefore(exDate) ? 0.99 : 1;
      }
      tell("b", times(bar, factor));
    }
    exDates.forEach(exDate -> dividend("a", exDate, close(exDate) * 0.01));
    exDates.forEach(exDate -> dividend("b", exDate, close(exDate) * 0.01));
    assertOne(DisputeCause.ADJUSTMENT_POLICY, FIRST, "");
  }

  @Test
  void aPriceInCentsIsAUnitError() {
    path(1, 1).forEach(bar -> tell("a", bar.date().equals(MIDDLE) ? times(bar, 100) : bar));
    path(1, 1).forEach(bar -> tell("b", bar));
    assertOne(DisputeCause.UNIT_ERROR, MIDDLE, "a");
  }

  @Test
  void aWrongBarIsOneDispute() {
    path(1, 1).forEach(bar -> tell("a", bar));
    path(1, 1).forEach(bar -> tell("b", bar.date().equals(MIDDLE) ? times(bar, 1.17) : bar));
    assertOne(DisputeCause.WRONG_BAR, MIDDLE, "b");
  }

  @Test
  void weeksOfAnotherShareAreAWrongInstrument() {
    List<VendorBar> other = path(99, 1);
    List<VendorBar> own = path(1, 1);
    own.forEach(bar -> tell("a", bar));
    for (int i = 0; i < own.size(); i++) {
      tell("b", i >= 100 && i < 160 ? times(other.get(i), 1.4) : own.get(i));
    }
    assertOne(DisputeCause.WRONG_INSTRUMENT, own.get(100).date(), "");
  }

  @Test
  void repeatedBarsAreStale() {
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
  void aBarOfTheNextDayIsShifted() {
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

  /**
   * Two bars are a day late: the first repeats the vendor's own bar, the second equals the other
   * vendor's previous bar.
   */
  @Test
  void barsThatAreADayLateAreStaleThenShifted() {
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
  void aBarWithOnlyThePreviousCloseIsStale() {
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
  void anOpenAndAHighThatEqualThePreviousCloseAreStale() {
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
  void aHighOutsideTheRangeWithAllElseEqualIsAStrayPrint() {
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
  void aHighOutsideTheRangeWithOtherDifferencesIsAWrongBar() {
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
  void moreVolumeAtTheSamePricesIsVolumeCoverage(double otherHigh) {
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

  @Test
  void differentDividendAmountsAreClassified() {
    path(1, 1).forEach(bar -> tell("a", bar));
    path(1, 1).forEach(bar -> tell("b", bar));
    for (int month = 2; month <= 10; month += 2) {
      dividend("a", LocalDate.of(2015, month, 10), 0.4);
    }
    dividend("b", LocalDate.of(2015, 2, 10), 0.4);
    dividend("b", LocalDate.of(2015, 4, 10), 0.34);
    dividend("b", LocalDate.of(2015, 6, 10), 40);
    dividend("b", LocalDate.of(2015, 8, 12), 0.4);
    dividend("b", LocalDate.of(2015, 10, 10), 1.4);
    assertThat(disputes())
        .extracting(Dispute::cause)
        .containsExactly(
            DisputeCause.GROSS_NET,
            DisputeCause.UNIT_ERROR,
            DisputeCause.WRONG_EX_DATE,
            DisputeCause.SPECIAL_DIVIDEND);
  }

  @Test
  void aSplitMissingInOneRecordIsAMissedSplitEvenIfPricesAgree() {
    path(1, 1).forEach(bar -> tell("a", bar));
    path(1, 1).forEach(bar -> tell("b", bar));
    split("a", EX_DATE, 1.05);
    dividend("b", EX_DATE.plusDays(30), 0.1);
    dividend("a", EX_DATE.plusDays(30), 0.1);
    assertOne(DisputeCause.MISSED_SPLIT, EX_DATE, "b");
  }

  @Test
  void aCrashThatBothVendorsShowIsNoDispute() {
    for (String vendor : List.of("a", "b")) {
      path(1, 1).forEach(bar -> tell(vendor, bar.date().isBefore(EX_DATE) ? times(bar, 2) : bar));
    }
    assertThat(disputes()).isEmpty();
  }

  private void assertOne(DisputeCause cause, LocalDate date, String suspect) {
    List<Dispute> disputes = disputes();
    assertThat(disputes).as(disputes.toString()).hasSize(1);
    assertThat(disputes.get(0).cause()).isEqualTo(cause);
    assertThat(disputes.get(0).date()).isEqualTo(date);
    assertThat(disputes.get(0).suspect()).isEqualTo(suspect);
  }

  private List<Dispute> disputes() {
    return DisputeClassifier.of(VendorSeries.of(bars, actions, List.of("a", "b")));
  }

  private static List<VendorBar> path(long seed, double scale) {
    Random random = new Random(seed);
    List<VendorBar> path = new ArrayList<>();
    double close = 80 * scale;
    LocalDate date = FIRST;
    while (date.getYear() == FIRST.getYear()) {
      double open = close * Math.exp(0.003 * random.nextGaussian());
      close *= Math.exp(0.015 * random.nextGaussian());
      double high = Math.max(open, close) * (1 + 0.004 * random.nextDouble());
      double low = Math.min(open, close) * (1 - 0.004 * random.nextDouble());
      double volume = 1e6 * (1 + random.nextDouble());
      path.add(new VendorBar("", date, open, high, low, close, volume, Instant.EPOCH));
      date = TradingCalendar.XNYS.next(date);
    }
    return path;
  }

  private static double close(LocalDate exDate) {
    double close = 0;
    for (VendorBar bar : path(1, 1)) {
      close = bar.date().isBefore(exDate) ? bar.close() : close;
    }
    return close;
  }

  private static VendorBar times(VendorBar bar, double factor) {
    return moved(bar, price -> price * factor);
  }

  private static VendorBar moved(VendorBar bar, UnaryOperator<Double> move) {
    return new VendorBar(
        bar.vendor(),
        bar.date(),
        move.apply(bar.open()),
        move.apply(bar.high()),
        move.apply(bar.low()),
        move.apply(bar.close()),
        bar.volume(),
        bar.knownAt());
  }

  private static VendorBar volume(VendorBar bar, double volume) {
    return with(bar, bar.open(), bar.high(), bar.low(), bar.close(), volume);
  }

  private static VendorBar with(
      VendorBar bar, double open, double high, double low, double close, double volume) {
    return new VendorBar(bar.vendor(), bar.date(), open, high, low, close, volume, bar.knownAt());
  }

  private static VendorBar on(VendorBar bar, LocalDate date) {
    return new VendorBar(
        "", date, bar.open(), bar.high(), bar.low(), bar.close(), 0, bar.knownAt());
  }

  private void tell(String vendor, VendorBar bar) {
    bars.add(
        new VendorBar(
            vendor,
            bar.date(),
            bar.open(),
            bar.high(),
            bar.low(),
            bar.close(),
            bar.volume(),
            bar.knownAt()));
  }

  private void split(String vendor, LocalDate exDate, double ratio) {
    actions.add(new VendorAction(vendor, Kind.SPLIT, exDate, ratio, Instant.EPOCH));
  }

  private void dividend(String vendor, LocalDate exDate, double amount) {
    actions.add(new VendorAction(vendor, Kind.DIVIDEND, exDate, amount, Instant.EPOCH));
  }
}
