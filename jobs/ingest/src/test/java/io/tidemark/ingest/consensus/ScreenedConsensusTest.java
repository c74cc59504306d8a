package io.tidemark.ingest.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.core.market.CorporateAction.Kind;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.ingest.screen.BarFlag;
import io.tidemark.ingest.screen.PlausibilityCheck;
import io.tidemark.ingest.vendors.CountMismatch;
import io.tidemark.ingest.vendors.ManualOverride;
import io.tidemark.ingest.vendors.VendorAction;
import io.tidemark.ingest.vendors.VendorBar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One share's bars from one or two vendors; implausible bars are held until a person decides. */
class ScreenedConsensusTest {
  private static final LocalDate FIRST = LocalDate.of(2015, 1, 2);
  private static final int DAYS = 80;

  private final List<VendorBar> bars = new ArrayList<>();

  @Test
  void aPriceInCentsIsHeldAndTheNextDayIsUsed() {
    tell("a", 50, 100);
    TickerOutcome verdict = decide(List.of());
    assertThat(dates(verdict)).doesNotContain(date(50)).contains(date(49), date(51));
    BarFlag hold = verdict.holds().get(0);
    assertThat(hold.isHeld()).isTrue();
    assertThat(hold.rules()).containsExactly("unit-error");
    assertThat(hold.repair().get("close")).isCloseTo(bars.get(49).close(), within(5.0));
  }

  @Test
  void aCrashIsHeldOnlyForItsDay() {
    tellFrom("a", 50, 0.3);
    TickerOutcome verdict = decide(List.of());
    assertThat(dates(verdict)).doesNotContain(date(50)).contains(date(51), date(79));
    assertThat(verdict.holds()).extracting(hold -> hold.bar().date()).containsExactly(date(50));
  }

  @Test
  void aLargeMoveIsReportedAsDoubted() {
    tellFrom("a", 50, 1.5);
    TickerOutcome verdict = decide(List.of());
    assertThat(dates(verdict)).contains(date(50));
    assertThat(verdict.holds()).extracting(BarFlag::isHeld).containsExactly(false);
  }

  @Test
  void aBarThatAnotherVendorConfirmsNeedsNoDecision() {
    tellFrom("a", 50, 0.3);
    tellFrom("b", 50, 0.3);
    assertThat(decide(List.of()).holds()).isEmpty();
    assertThat(dates(decide(List.of()))).contains(date(50));
  }

  @Test
  void anApprovedBarIsUsedFromTheDecisionOn() {
    tellFrom("a", 50, 0.3);
    Instant word = Instant.parse("2016-01-01T00:00:00Z");
    TickerOutcome verdict = decide(List.of(ruling(50, true, word)));
    assertThat(verdict.prices())
        .filteredOn(price -> price.date().equals(date(50)))
        .extracting(AgreedPrice::knownAt)
        .containsExactly(word);
  }

  @Test
  void aRejectedBarsPriceIsWithdrawnFromTheDecisionOn() {
    tellFrom("a", 50, 1.5);
    Instant word = Instant.parse("2016-01-01T00:00:00Z");
    assertThat(decide(List.of(ruling(50, false, word))).prices())
        .filteredOn(price -> price.date().equals(date(50)))
        .extracting(AgreedPrice::status)
        .containsExactly(AgreedPrice.Status.SINGLE, AgreedPrice.Status.WITHDRAWN);
  }

  @Test
  void aBarThatMismatchesItsCountIsHeldWhileItDoes() {
    tellFrom("a", 0, 1);
    tellFrom("b", 0, 1);
    Instant found = Instant.parse("2016-01-01T00:00:00Z");
    Instant mended = Instant.parse("2016-01-02T00:00:00Z");
    CountMismatch miscount = new CountMismatch("a", date(50), date(50), "too few", found, mended);
    TickerOutcome verdict = decide(List.of(), miscount);
    assertThat(verdict.prices())
        .filteredOn(price -> price.date().equals(date(50)))
        .extracting(price -> price.knownAt() + " " + price.bar().vendor())
        .as("the other vendor's bar instead, confirmed or not")
        .endsWith(found + " b", mended + " a")
        .hasSize(3);
    assertThat(verdict.holds())
        .extracting(hold -> hold.knownAt() + " " + hold.standing() + " " + hold.rules())
        .containsExactly(found + " HELD [summary-breach]", mended + " SETTLED [summary-breach]");
  }

  @Test
  void aPriceWithoutABarIsWithdrawnUntilAPersonApproves() {
    tellFrom("a", 50, 1);
    Instant found = Instant.parse("2016-01-01T00:00:00Z");
    Instant word = Instant.parse("2016-01-02T00:00:00Z");
    CountMismatch miscount =
        new CountMismatch("a", date(50), date(50), "too few", found, Instant.MAX);
    assertThat(decide(List.of(ruling(50, true, word)), miscount).prices())
        .filteredOn(price -> price.date().equals(date(50)))
        .extracting(AgreedPrice::status)
        .containsExactly(
            AgreedPrice.Status.SINGLE, AgreedPrice.Status.WITHDRAWN, AgreedPrice.Status.SINGLE);
  }

  /** The price of the ex-date is withdrawn on the next day and returns with a decision. */
  @Test
  void aSplitIsNotLostWithTheWithdrawnPriceOfItsExDate() {
    tellFrom("a", 50, 0.5);
    Instant known = TradingCalendar.XNYS.decision(date(40));
    VendorAction split = new VendorAction("a", Kind.SPLIT, date(50), 2, known);
    Instant rejected = TradingCalendar.XNYS.decision(date(60));
    Instant approved = TradingCalendar.XNYS.decision(date(65));
    TickerOutcome verdict =
        new Consensus(List.of("a", "b"))
            .of(
                "T",
                bars,
                List.of(split),
                new PlausibilityCheck(
                    List.of(
                        new ManualOverride(
                            "a", date(50), bars.get(50).id("T"), false, rejected, approved),
                        ruling(50, true, approved)),
                    List.of()));
    for (Instant time : List.of(rejected.minusSeconds(1), rejected, approved)) {
      assertThat(product(verdict, time)).as("splits as known at %s", time).isEqualTo(2);
    }
  }

  private static double product(TickerOutcome verdict, Instant time) {
    Map<LocalDate, Double> ratios = new HashMap<>();
    verdict.prices().stream()
        .filter(price -> !price.knownAt().isAfter(time))
        .forEach(price -> ratios.put(price.date(), price.splitRatio()));
    return ratios.values().stream().reduce(1.0, (x, y) -> x * y);
  }

  /**
   * Both vendors have trades, then one ends and the other repeats its last price without trades.
   */
  @Test
  void repeatedBarsAfterTheOtherVendorEndedAreHeld() {
    tellFrom("a", 0, 1);
    tellFrom("b", 0, 1);
    List<VendorBar> until = bars.stream().filter(bar -> bar.date().isBefore(date(40))).toList();
    bars.clear();
    bars.addAll(until);
    VendorBar last = until.get(until.size() - 1);
    for (int day = 40; day < DAYS; day++) {
      Instant known = TradingCalendar.XNYS.decision(date(day));
      double close = last.close();
      bars.add(new VendorBar("b", date(day), close, close, close, close, 0, known));
    }
    TickerOutcome verdict = decide(List.of());
    assertThat(dates(verdict)).contains(date(39)).doesNotContain(date(46), date(79));
    assertThat(verdict.holds()).extracting(BarFlag::rules).containsOnly(List.of("stale"));
    bars.removeIf(bar -> bar.vendor().equals("a"));
    assertThat(dates(decide(List.of()))).as("a share without trades").contains(date(79));
  }

  /** A dividend of 56 dollars on a price of 40: the price does not change. */
  @Test
  void anImpossibleDividendDoesNotErasePrices() {
    tellFrom("a", 0, 1);
    VendorAction dividend =
        new VendorAction("a", Kind.DIVIDEND, date(50), 36, TradingCalendar.XNYS.decision(date(49)));
    TickerOutcome verdict =
        new Consensus(List.of("a", "b"))
            .of("T", bars, List.of(dividend), new PlausibilityCheck(List.of(), List.of()));
    assertThat(dates(verdict)).contains(date(49), date(51), date(79));
  }

  @Test
  void heldBarsDependOnNoLaterDay() {
    tell("a", 50, 100);
    tell("b", 60, 1.4);
    TickerOutcome whole = decide(List.of());
    for (int cut = 45; cut < DAYS; cut++) {
      LocalDate last = date(cut);
      List<VendorBar> before = bars.stream().filter(bar -> !bar.date().isAfter(last)).toList();
      TickerOutcome truncated =
          new Consensus(List.of("a", "b"))
              .of("T", before, List.of(), new PlausibilityCheck(List.of(), List.of()));
      assertThat(truncated.prices())
          .isEqualTo(whole.prices().stream().filter(p -> !p.date().isAfter(last)).toList());
      assertThat(truncated.holds())
          .isEqualTo(whole.holds().stream().filter(h -> !h.bar().date().isAfter(last)).toList());
    }
  }

  private TickerOutcome decide(List<ManualOverride> rulings, CountMismatch... miscounts) {
    return new Consensus(List.of("a", "b"))
        .of("T", bars, List.of(), new PlausibilityCheck(rulings, List.of(miscounts)));
  }

  private ManualOverride ruling(int day, boolean accepted, Instant from) {
    VendorBar bar = bars.get(day);
    return new ManualOverride("a", bar.date(), bar.id("T"), accepted, from, Instant.MAX);
  }

  private static List<LocalDate> dates(TickerOutcome verdict) {
    return verdict.prices().stream().map(AgreedPrice::date).toList();
  }

  private static LocalDate date(int day) {
    LocalDate date = FIRST;
    for (int i = 0; i < day; i++) {
      date = TradingCalendar.XNYS.next(date);
    }
    return date;
  }

  /** Adds a path with the prices of one day multiplied by a factor. */
  private void tell(String vendor, int odd, double factor) {
    path(vendor, odd, odd + 1, factor);
  }

  /** Adds a path with the prices from a day on multiplied by a factor. */
  private void tellFrom(String vendor, int odd, double factor) {
    path(vendor, odd, DAYS, factor);
  }

  private void path(String vendor, int from, int to, double factor) {
    Random random = new Random(7);
    double close = 40;
    for (int day = 0; day < DAYS; day++) {
      close *= Math.exp(0.01 * random.nextGaussian());
      double told = close * (day >= from && day < to ? factor : 1);
      Instant known = TradingCalendar.XNYS.decision(date(day));
      bars.add(
          new VendorBar(vendor, date(day), told, told * 1.01, told * 0.99, told, 1e6 + day, known));
    }
  }
}
