package io.tidemark.ingest.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.core.market.CorporateAction.Kind;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.ingest.screen.PlausibilityCheck;
import io.tidemark.ingest.vendors.PriceEvidence;
import io.tidemark.ingest.vendors.VendorAction;
import io.tidemark.ingest.vendors.VendorBar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A share that moves by 1 % a day, half of it overnight, with actions listed for one of its days.
 */
class ActionReviewTest {
  private static final List<LocalDate> DAYS =
      TradingCalendar.XNYS.sessions(LocalDate.of(2015, 1, 2), LocalDate.of(2015, 5, 29));
  private static final int EX = 70;
  private static final LocalDate EX_DATE = DAYS.get(EX);

  private final List<VendorBar> bars = new ArrayList<>();
  private final List<VendorAction> actions = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "165.94, 82.25, 71.25, 2",
    "134, 71, 79, 2",
    "118.8, 121, 118, 1",
    "50, 500, 520, 0.1",
    "100, 95.2, 96, 1.05",
    "150, 51, 50, 3"
  })
  void aSplitHiddenByTheDaysMoveIsAppliedWithoutADisagreement(
      double before, double open, double close, double ratio) {
    path("a", before, open, close);
    list("a", Kind.SPLIT, ratio);
    assertThat(exDay(verdict()).splitRatio()).isEqualTo(ratio);
    assertThat(verdict().disagreements()).isEmpty();
    assertThat(verdict().holds()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"100, 100, 95.2, 1.05", "71.25, 72, 70, 2", "50, 49, 50.5, 0.1", "80, 81, 52, 1.5"})
  void aSplitForWhichPricesAreAlreadyAdjustedIsNotAppliedAndReported(
      double before, double open, double close, double ratio) {
    path("a", before, open, close);
    list("a", Kind.SPLIT, ratio);
    assertThat(exDay(verdict()).splitRatio()).isEqualTo(1);
    assertNote(verdict(), PriceEvidence.CONTRADICTED, "", "not applied: ");
  }

  @ParameterizedTest
  @CsvSource({"100, 100.2, 99.5, 1.0027", "100, 97.5, 100, 1.05", "100, 95.2, 101, 1.05"})
  void anAmbiguousSplitIsAppliedAsListedAndReported(
      double before, double open, double close, double ratio) {
    path("a", before, open, close);
    list("a", Kind.SPLIT, ratio);
    assertThat(exDay(verdict()).splitRatio()).isEqualTo(ratio);
    assertNote(verdict(), PriceEvidence.AMBIGUOUS, "a", "applied as listed: ");
  }

  @Test
  void aSplitListedBySeveralVendorsIsNotAppliedTwice() {
    path("a", 71.25, 72, 70);
    path("b", 71.25, 72, 70);
    list("a", Kind.SPLIT, 2);
    list("b", Kind.SPLIT, 2);
    assertThat(exDay(verdict()).splitRatio()).isEqualTo(1);
    assertNote(verdict(), PriceEvidence.CONTRADICTED, "", "already adjusted for the split");
  }

  @ParameterizedTest
  @CsvSource({"25", "117", "118.8", "74088"})
  void aContradictedDividendIsNotAppliedAndReportedAndHoldsNoBar(double amount) {
    path("a", 118.8, 118.5, 119);
    list("a", Kind.DIVIDEND, amount);
    TickerOutcome verdict = verdict();
    assertThat(exDay(verdict).cashDividend()).isZero();
    assertThat(verdict.holds()).isEmpty();
    assertNote(verdict, PriceEvidence.CONTRADICTED, "", "not applied: ");
  }

  @Test
  void anOrdinaryDividendIsAppliedAlthoughItIsNotVisible() {
    path("a", 118.8, 119.9, 120);
    list("a", Kind.DIVIDEND, 0.6);
    assertThat(exDay(verdict()).cashDividend()).isEqualTo(0.6);
    assertThat(verdict().disagreements()).isEmpty();
  }

  @Test
  void aSpecialDividendThatThePriceConfirmsIsApplied() {
    path("a", 118.8, 94, 93);
    list("a", Kind.DIVIDEND, 25);
    assertThat(exDay(verdict()).cashDividend()).isEqualTo(25);
    assertThat(verdict().disagreements()).isEmpty();
    assertThat(verdict().holds()).isEmpty();
  }

  @Test
  void anAmbiguousDividendIsAppliedAsListedAndReported() {
    path("a", 100, 97.1, 97);
    list("a", Kind.DIVIDEND, 6);
    assertThat(exDay(verdict()).cashDividend()).isEqualTo(6);
    assertNote(verdict(), PriceEvidence.AMBIGUOUS, "a", "applied as listed: ");
  }

  @ParameterizedTest
  @CsvSource({"94, 93, 25, a", "118.5, 119, 0.25, b"})
  void ofTwoAmountsTheOneThatThePriceConfirmsIsUsed(
      double open, double close, double counts, String vendor) {
    path("a", 118.8, open, close);
    path("b", 118.8, open, close);
    list("a", Kind.DIVIDEND, 25);
    list("b", Kind.DIVIDEND, 0.25);
    assertThat(exDay(verdict()).cashDividend()).isEqualTo(counts);
    assertThat(verdict().disagreements()).hasSize(1);
    assertThat(verdict().disagreements().get(0).chosen()).isEqualTo(vendor);
  }

  @Test
  void aFalseDividendDoesNotInvalidateATrueSplitOfTheSameDay() {
    path("a", 100, 50, 50.2);
    list("a", Kind.SPLIT, 2);
    list("a", Kind.DIVIDEND, 60);
    assertThat(exDay(verdict()).splitRatio()).isEqualTo(2);
    assertThat(exDay(verdict()).cashDividend()).isZero();
    assertNote(verdict(), PriceEvidence.CONTRADICTED, "", "a dividend of 60");
  }

  @Test
  void aBarWithoutAnOpenIsJudgedByItsClose() {
    path("a", 100, 0, 50.5);
    list("a", Kind.SPLIT, 2);
    assertThat(exDay(verdict()).splitRatio()).isEqualTo(2);
    assertThat(verdict().disagreements()).isEmpty();
  }

  @Test
  void appliedActionsDependOnNoLaterDay() {
    path("a", 100, 100, 95.2);
    list("a", Kind.SPLIT, 1.05);
    List<AgreedPrice> whole = verdict().prices();
    for (int cut = EX - 2; cut < DAYS.size(); cut++) {
      LocalDate last = DAYS.get(cut);
      List<VendorBar> before = bars.stream().filter(b -> !b.date().isAfter(last)).toList();
      assertThat(decide(before).prices())
          .isEqualTo(whole.stream().filter(p -> !p.date().isAfter(last)).toList());
    }
  }

  private static void assertNote(
      TickerOutcome verdict, PriceEvidence evidence, String chosen, String words) {
    assertThat(verdict.disagreements()).hasSize(1);
    Disagreement note = verdict.disagreements().get(0);
    assertThat(note.date()).isEqualTo(EX_DATE);
    assertThat(note.evidence()).isEqualTo(evidence);
    assertThat(note.chosen()).isEqualTo(chosen);
    assertThat(note.reason()).contains(words);
  }

  private AgreedPrice exDay(TickerOutcome verdict) {
    return verdict.prices().stream().filter(p -> p.date().equals(EX_DATE)).findAny().orElseThrow();
  }

  private TickerOutcome verdict() {
    return decide(bars);
  }

  private TickerOutcome decide(List<VendorBar> of) {
    return new Consensus(List.of("a", "b"))
        .of("T", of, actions, new PlausibilityCheck(List.of(), List.of()));
  }

  private void list(String vendor, Kind kind, double amount) {
    actions.add(
        new VendorAction(
            vendor, kind, EX_DATE, amount, TradingCalendar.XNYS.decision(DAYS.get(EX - 1))));
  }

  /** Ups and downs that end at {@code before}, then the ex-date, then more ups and downs. */
  private void path(String vendor, double before, double open, double close) {
    for (int day = 0; day < DAYS.size(); day++) {
      double level = day < EX ? before : close;
      double told = day < EX ? level * Math.exp((EX - 1 - day) % 2 * 0.01) : level;
      told = day > EX ? level * Math.exp((day - EX) % 2 * 0.01) : told;
      double first = day == EX ? open : level * Math.exp(0.005);
      bars.add(
          new VendorBar(
              vendor,
              DAYS.get(day),
              first,
              Math.max(first, told),
              Math.min(first, told),
              told,
              1e6 + day,
              TradingCalendar.XNYS.decision(DAYS.get(day))));
    }
    assertThat(bars.get(bars.size() - DAYS.size() + EX - 1).close())
        .isCloseTo(before, within(1e-9));
  }
}
