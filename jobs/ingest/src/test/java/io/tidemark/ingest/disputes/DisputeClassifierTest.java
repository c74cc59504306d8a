package io.tidemark.ingest.disputes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.ingest.vendors.VendorBar;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Causes that lie in a whole level of prices: splits, dividends, units, other instruments. */
class DisputeClassifierTest extends TwoVendorCase {
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
  void anotherSharesWeeksAreAnotherInstrument() {
    List<VendorBar> other = path(99, 1);
    List<VendorBar> own = path(1, 1);
    own.forEach(bar -> tell("a", bar));
    for (int i = 0; i < own.size(); i++) {
      tell("b", i >= 100 && i < 160 ? times(other.get(i), 1.4) : own.get(i));
    }
    assertOne(DisputeCause.WRONG_INSTRUMENT, own.get(100).date(), "");
  }

  @Test
  void amountsOfADividendTellWhyTheyDiffer() {
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
}
