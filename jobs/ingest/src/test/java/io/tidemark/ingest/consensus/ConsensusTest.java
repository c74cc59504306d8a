package io.tidemark.ingest.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.market.CorporateAction.Kind;
import io.tidemark.ingest.screen.PlausibilityCheck;
import io.tidemark.ingest.vendors.VendorAction;
import io.tidemark.ingest.vendors.VendorBar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsensusTest {
  private static final LocalDate MON = LocalDate.of(2015, 6, 1);
  private static final LocalDate TUE = MON.plusDays(1);
  private static final LocalDate WED = MON.plusDays(2);
  private static final LocalDate THU = MON.plusDays(3);

  private final List<VendorBar> bars = new ArrayList<>();
  private final List<VendorAction> actions = new ArrayList<>();

  @Test
  void closesWithinATickAgreeAndTheMostTrustedIsUsed() {
    bar("a", MON, 3.00, 1);
    bar("b", MON, 3.01, 1);
    assertThat(prices()).containsExactly("2015-06-01 a 3.0 agreed @1");
    assertThat(disagreements()).isEmpty();
  }

  @Test
  void beyondTheToleranceTheCloseNearestToTheLastPriceIsChosen() {
    both(MON, 100, 1);
    bar("a", TUE, 120, 2);
    bar("b", TUE, 101, 2);
    assertThat(prices()).contains("2015-06-02 b 101.0 disputed @2");
    assertThat(disagreements())
        .containsExactly(
            "2015-06-02 close {a=120.0, b=101.0} b: b is nearest to 100.0, the previous"
                + " close after corporate actions");
  }

  @Test
  void withoutAnEarlierPriceTheMostTrustedIsChosen() {
    bar("b", MON, 101, 1);
    bar("a", MON, 120, 1);
    assertThat(prices()).containsExactly("2015-06-01 a 120.0 disputed @1");
  }

  @Test
  void distanceIsMeasuredFromTheCloseExpectedAfterASplit() {
    both(MON, 100, 1);
    split("a", TUE, 2, 1);
    split("b", TUE, 2, 1);
    bar("a", TUE, 98, 2);
    bar("b", TUE, 51, 2);
    assertThat(prices()).contains("2015-06-02 b 51.0 disputed @2 split 2.0");
  }

  @Test
  void aJumpWithoutARecordIsNoSplit() {
    both(MON, 100, 1);
    both(TUE, 50, 2);
    assertThat(prices()).contains("2015-06-02 a 50.0 agreed @2");
  }

  @Test
  void aSplitThatOneVendorListsNeedsAPriceMove() {
    both(MON, 100, 1);
    both(TUE, 51, 2);
    split("b", TUE, 2, 1);
    assertThat(prices()).contains("2015-06-02 a 51.0 agreed @2 split 2.0");
    assertThat(disagreements())
        .containsExactly("2015-06-02 split {b=2.0} b: unconfirmed: not listed by a");
  }

  @Test
  void pricesThatAreAlreadyAdjustedAreNotAdjustedAgain() {
    bar("a", MON, 50, 1);
    bar("a", TUE, 51, 2);
    split("a", TUE, 2, 1);
    assertThat(prices()).contains("2015-06-02 a 51.0 single @2");
    assertThat(disagreements())
        .containsExactly(
            "2015-06-02 split {a=2.0} : not applied: the move from the close 50 to the"
                + " open 51 and the close 51, with a usual move of 2 %, does not show a split of"
                + " 2: either the prices are already adjusted for the split, or it did not happen");
  }

  @Test
  void pricesAreAlreadyAdjustedForALargeSplitThatAllListAndNoCloseShows() {
    both(MON, 50, 1);
    both(TUE, 51, 2);
    split("a", TUE, 2, 1);
    split("b", TUE, 2, 1);
    assertThat(prices()).contains("2015-06-02 a 51.0 agreed @2");
    assertThat(disagreements().get(0)).contains("already adjusted for the split");
  }

  @Test
  void ifAmountsDifferTheMostTrustedIsUsed() {
    both(MON, 100, 1);
    both(TUE, 99, 2);
    dividend("a", TUE, 0.50, 1);
    dividend("b", TUE, 0.40, 1);
    assertThat(prices()).contains("2015-06-02 a 99.0 agreed @2 dividend 0.5");
    assertThat(disagreements().get(0)).contains("amounts differ");
  }

  @Test
  void aDividendIsNeverMostOfThePrice() {
    both(MON, 100, 1);
    both(TUE, 99, 2);
    dividend("a", TUE, 50, 1);
    dividend("b", TUE, 0.50, 1);
    assertThat(prices()).contains("2015-06-02 a 99.0 agreed @2 dividend 0.5");
    assertThat(disagreements().get(0)).contains("the price move supports that of b");
  }

  @Test
  void ofTwoRatiosTheOneThatTheCloseMovedByIsUsed() {
    both(MON, 150, 1);
    both(TUE, 51, 2);
    split("a", TUE, 2, 1);
    split("b", TUE, 3, 1);
    assertThat(prices()).contains("2015-06-02 a 51.0 agreed @2 split 3.0");
    assertThat(disagreements().get(0)).contains("the price move supports that of b");
  }

  @Test
  void oneDividendWithTwoExDatesIsAppliedOnce() {
    both(MON, 100, 1);
    both(TUE, 99, 2);
    both(WED, 99, 3);
    dividend("a", TUE, 0.50, 1);
    dividend("b", WED, 0.50, 1);
    assertThat(prices())
        .contains("2015-06-02 a 99.0 agreed @2 dividend 0.5", "2015-06-03 a 99.0 agreed @3");
    assertThat(disagreements()).hasSize(2).last().asString().contains("a lists it for 2015-06-02");
  }

  @Test
  void anActionTakesEffectOnTheFirstDayWithAPriceFromItsExDateOn() {
    both(MON, 100, 1);
    both(THU, 99, 4);
    dividend("a", TUE, 0.25, 1);
    dividend("b", TUE, 0.25, 1);
    dividend("a", THU, 0.25, 1);
    dividend("b", THU, 0.25, 1);
    assertThat(prices())
        .containsExactly(
            "2015-06-01 a 100.0 agreed @1", "2015-06-04 a 99.0 agreed @4 dividend 0.5");
  }

  @Test
  void anActionMovesToTheDayBeforeWhenThatDayGetsItsPriceLater() {
    both(MON, 100, 1);
    both(WED, 99, 3);
    dividend("a", TUE, 0.25, 1);
    dividend("b", TUE, 0.25, 1);
    both(TUE, 99, 9);
    assertThat(prices())
        .containsExactly(
            "2015-06-01 a 100.0 agreed @1",
            "2015-06-02 a 99.0 agreed @9 dividend 0.25",
            "2015-06-03 a 99.0 agreed @3 dividend 0.25",
            "2015-06-03 a 99.0 agreed @9");
  }

  @Test
  void theSecondVendorFillsADayIfTheVendorsAgreedBefore() {
    both(MON, 100, 1);
    bar("b", TUE, 101, 2);
    assertThat(prices()).contains("2015-06-02 b 101.0 single @2");
  }

  @Test
  void aDayIsHeldIfItsOnlyVendorDisagreedBefore() {
    both(MON, 100, 1);
    bar("a", TUE, 100, 2);
    bar("b", TUE, 50, 2);
    bar("b", WED, 51, 3);
    assertThat(prices()).noneMatch(price -> price.startsWith("2015-06-03"));
    assertThat(disagreements())
        .last()
        .asString()
        .isEqualTo(
            "2015-06-03 close {b=51.0} : held: only b has a bar, and on 2015-06-02 its close 50.0"
                + " was not the 100.0 of a");
  }

  @Test
  void theMostTrustedIsHeldTooIfTheOtherWasChosenBefore() {
    bar("b", MON, 150, 1);
    bar("b", TUE, 151, 2);
    bar("a", TUE, 50, 2); // already adjusted for the split: b is nearer to Monday's close
    bar("a", WED, 51, 3);
    assertThat(prices())
        .containsExactly("2015-06-01 b 150.0 single @1", "2015-06-02 b 151.0 disputed @2");
    assertThat(disagreements())
        .last()
        .asString()
        .contains(
            "held: only a has a bar, and on 2015-06-02 its close 50.0 was not the 151.0 of b");
  }

  @Test
  void aHeldDayIsSettledWhenTheMostTrustedVendorArrives() {
    both(MON, 100, 1);
    bar("a", TUE, 100, 2);
    bar("b", TUE, 50, 2);
    bar("b", WED, 51, 3);
    bar("a", WED, 51, 7);
    assertThat(prices()).contains("2015-06-03 a 51.0 agreed @7");
    assertThat(disagreements()).last().asString().contains("settled");
  }

  @Test
  void aVendorIsUsedIfNoMoreTrustedVendorHasBars() {
    bar("b", MON, 50, 1);
    bar("b", TUE, 51, 2);
    bar("a", THU, 52, 4);
    assertThat(prices()).contains("2015-06-01 b 50.0 single @1", "2015-06-02 b 51.0 single @2");
  }

  @Test
  void aLaterBulkLoadAddsVersionsAndKeepsTheEarlierOnes() {
    bar("b", MON, 50, 1);
    bar("b", TUE, 51, 2);
    bar("a", MON, 50, 99);
    bar("a", TUE, 51, 99);
    assertThat(prices())
        .containsExactly(
            "2015-06-01 b 50.0 single @1",
            "2015-06-01 a 50.0 agreed @99",
            "2015-06-02 b 51.0 single @2",
            "2015-06-02 a 51.0 agreed @99");
  }

  @Test
  void aRestatementIsANewVersionFromItsTime() {
    both(MON, 100, 1);
    bar("a", MON, 100.1, 5);
    bar("b", MON, 100.1, 5);
    assertThat(prices())
        .containsExactly("2015-06-01 a 100.0 agreed @1", "2015-06-01 a 100.1 agreed @5");
  }

  @Test
  void anActionKnownLaterIsANewVersionFromItsTime() {
    both(MON, 100, 1);
    both(TUE, 99, 2);
    dividend("a", TUE, 1, 6);
    dividend("b", TUE, 1, 8);
    assertThat(prices())
        .containsExactly(
            "2015-06-01 a 100.0 agreed @1",
            "2015-06-02 a 99.0 agreed @2",
            "2015-06-02 a 99.0 agreed @6 dividend 1.0");
    assertThat(disagreements())
        .containsExactly(
            "2015-06-02 dividend {a=1.0} a: unconfirmed: not listed by b",
            "2015-06-02 dividend {a=1.0} a: settled: the vendors now agree");
  }

  @Test
  void differentVolumesAreReportedWithoutADispute() {
    bars.add(new VendorBar("a", MON, 100, 100, 100, 100, 1000, at(1)));
    bars.add(new VendorBar("b", MON, 100, 100, 100, 100, 1500, at(1)));
    assertThat(prices()).containsExactly("2015-06-01 a 100.0 agreed @1");
    assertThat(disagreements())
        .hasSize(1)
        .first()
        .asString()
        .contains("volume {a=1000.0, b=1500.0}");
  }

  private void both(LocalDate date, double close, long known) {
    bar("a", date, close, known);
    bar("b", date, close, known);
  }

  private void bar(String vendor, LocalDate date, double close, long known) {
    bars.add(new VendorBar(vendor, date, close, close, close, close, 1000, at(known)));
  }

  private void split(String vendor, LocalDate exDate, double ratio, long known) {
    actions.add(new VendorAction(vendor, Kind.SPLIT, exDate, ratio, at(known)));
  }

  private void dividend(String vendor, LocalDate exDate, double amount, long known) {
    actions.add(new VendorAction(vendor, Kind.DIVIDEND, exDate, amount, at(known)));
  }

  private List<String> prices() {
    return verdict().prices().stream().map(ConsensusTest::words).toList();
  }

  private List<String> disagreements() {
    return verdict().disagreements().stream()
        .map(
            d ->
                "%s %s %s %s: %s"
                    .formatted(d.date(), d.field().label(), d.values(), d.chosen(), d.reason()))
        .toList();
  }

  private TickerOutcome verdict() {
    return new Consensus(List.of("a", "b"))
        .of("T", bars, actions, new PlausibilityCheck(List.of(), List.of()));
  }

  private static String words(AgreedPrice price) {
    String words =
        "%s %s %s %s @%d"
            .formatted(
                price.date(),
                price.bar().vendor(),
                price.close(),
                price.status().label(),
                price.knownAt().getEpochSecond());
    words += price.splitRatio() == 1 ? "" : " split " + price.splitRatio();
    return words + (price.cashDividend() == 0 ? "" : " dividend " + price.cashDividend());
  }

  private static Instant at(long second) {
    return Instant.ofEpochSecond(second);
  }
}
