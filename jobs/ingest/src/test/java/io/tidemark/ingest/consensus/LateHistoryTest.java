package io.tidemark.ingest.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.market.BarHistory;
import io.tidemark.core.market.CorporateAction.Kind;
import io.tidemark.core.market.PriceHistory;
import io.tidemark.core.time.SessionAxis;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.ingest.consensus.AgreedPrice.Status;
import io.tidemark.ingest.screen.PlausibilityCheck;
import io.tidemark.ingest.vendors.ManualOverride;
import io.tidemark.ingest.vendors.VendorAction;
import io.tidemark.ingest.vendors.VendorBar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LateHistoryTest {
  private static final LocalDate MONDAY = LocalDate.of(2015, 6, 1);
  private static final LocalDate TUESDAY = LocalDate.of(2015, 6, 2);
  private static final Instant LATE = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATER = Instant.parse("2026-01-01T00:05:00Z");

  @Test
  void historiesLoadedOneAfterTheOtherAreDecidedTogether() {
    TickerOutcome verdict =
        decide(List.of(bar("a", MONDAY, 50, LATE), bar("b", MONDAY, 50, LATER)), List.of());
    assertThat(verdict.prices()).hasSize(1);
    assertThat(verdict.prices().get(0).status()).isEqualTo(Status.AGREED);
    assertThat(verdict.prices().get(0).knownAt()).isEqualTo(LATER);
  }

  @Test
  void aHistoryLoadedLateTakesPartWithOneThatWasKnownInTime() {
    Instant inTime = Instant.parse("2015-06-02T13:30:00Z");
    TickerOutcome verdict =
        decide(List.of(bar("a", MONDAY, 50, LATE), bar("b", MONDAY, 50, inTime)), List.of());
    assertThat(verdict.prices()).extracting(AgreedPrice::knownAt).containsExactly(LATE);
  }

  @Test
  void aVendorThatIsADayLateIsNotABackfill() {
    Instant inTime = Instant.parse("2015-06-01T20:10:00Z");
    Instant dayLate = Instant.parse("2015-06-03T13:30:00Z");
    TickerOutcome verdict =
        decide(List.of(bar("a", MONDAY, 50, inTime), bar("b", MONDAY, 50, dayLate)), List.of());
    assertThat(verdict.prices())
        .extracting(AgreedPrice::status)
        .containsExactly(Status.SINGLE, Status.AGREED);
  }

  @Test
  void aRestatementOfABackfillIsKnownWhenItArrived() {
    TickerOutcome verdict =
        decide(List.of(bar("a", MONDAY, 50, LATE), bar("a", MONDAY, 51, LATER)), List.of());
    assertThat(verdict.prices()).extracting(AgreedPrice::close).containsExactly(50.0, 51.0);
    assertThat(verdict.prices()).extracting(AgreedPrice::knownAt).containsExactly(LATE, LATER);
  }

  @Test
  void anActionLoadedLateTakesEffectOnItsDayInTheFirstVersion() {
    TickerOutcome verdict =
        decide(
            List.of(bar("a", MONDAY, 100, LATE), bar("a", TUESDAY, 50, LATE)),
            List.of(new VendorAction("a", Kind.SPLIT, TUESDAY, 2, LATER)));
    assertThat(verdict.prices()).extracting(AgreedPrice::splitRatio).containsExactly(1.0, 2.0);
    assertThat(verdict.prices().get(1).knownAt()).isEqualTo(LATER);
  }

  /** Bars and splits are imported one after the other and reconciled after each import. */
  @Test
  void featuresSeeTheSamePastWhateverTheOrderOfImports() {
    List<VendorAction> split = List.of(new VendorAction("a", Kind.SPLIT, TUESDAY, 2, LATER));
    List<AgreedPrice> barsFirst = new ArrayList<>();
    barsFirst.addAll(decide(history(LATE), List.of()).prices());
    barsFirst.addAll(decide(history(LATE), split).prices());
    List<VendorAction> splitFirst = List.of(new VendorAction("a", Kind.SPLIT, TUESDAY, 2, LATE));
    List<AgreedPrice> actionsFirst = decide(history(LATER), splitFirst).prices();
    assertThat(barsFirst)
        .filteredOn(price -> price.date().equals(TUESDAY))
        .extracting(AgreedPrice::splitRatio)
        .containsExactly(1.0, 2.0);
    assertThat(closesOfWednesday(barsFirst)).containsExactly(50, 50, 51);
    assertThat(closesOfWednesday(actionsFirst)).containsExactly(50, 50, 51);
  }

  /** Reconciled once, after both imports: a late action must not delay the days after it. */
  @Test
  void daysAfterALateActionAreKnownWithTheirBars() {
    List<LocalDate> days =
        TradingCalendar.XNYS.sessions(LocalDate.of(2015, 6, 1), LocalDate.of(2015, 6, 30));
    Instant bars = Instant.parse("2015-07-01T18:00:00Z");
    Instant actions = bars.plusSeconds(3_600);
    LocalDate exDate = LocalDate.of(2015, 6, 18);
    TickerOutcome verdict =
        decide(
            days.stream().map(day -> bar("a", day, 50, bars)).toList(),
            List.of(new VendorAction("a", Kind.DIVIDEND, exDate, 0.5, actions)));
    assertThat(verdict.prices())
        .allSatisfy(
            price ->
                assertThat(price.knownAt())
                    .isEqualTo(price.date().equals(exDate) ? actions : bars));
    PriceHistory history =
        new PriceHistory(
            new SessionAxis(TradingCalendar.XNYS, days.get(0), days.get(days.size() - 1)),
            verdict.prices().stream().map(LateHistoryTest::ofFeatures).toList());
    for (int t = 0; t < days.size(); t++) {
      assertThat(history.hasClose(t)).as(days.get(t).toString()).isTrue();
    }
  }

  @Test
  void aRejectedBarOfALateHistoryIsInNoFeature() {
    List<VendorBar> bars = history(LATE);
    ManualOverride no =
        new ManualOverride("a", TUESDAY, bars.get(1).id("T"), false, LATER, Instant.MAX);
    TickerOutcome verdict =
        new Consensus(List.of("a", "b"))
            .of("T", bars, List.of(), new PlausibilityCheck(List.of(no), List.of()));
    assertThat(closesOfWednesday(verdict.prices())).containsExactly(100, Double.NaN, 51);
  }

  private static List<VendorBar> history(Instant knownAt) {
    return List.of(
        bar("a", MONDAY, 100, knownAt),
        bar("a", TUESDAY, 50, knownAt),
        bar("a", TUESDAY.plusDays(1), 51, knownAt));
  }

  private static double[] closesOfWednesday(List<AgreedPrice> prices) {
    LocalDate wednesday = TUESDAY.plusDays(1);
    SessionAxis axis = new SessionAxis(TradingCalendar.XNYS, MONDAY, wednesday);
    PriceHistory history =
        new PriceHistory(axis, prices.stream().map(LateHistoryTest::ofFeatures).toList());
    List<BarHistory.Segment> segments = history.segments();
    return history.seenBy(segments.get(segments.size() - 1), 0, 3).column("close");
  }

  private static io.tidemark.core.market.PriceVersion ofFeatures(AgreedPrice price) {
    VendorBar bar = price.bar();
    return new io.tidemark.core.market.PriceVersion(
        price.date(),
        price.knownAt(),
        bar.open(),
        bar.high(),
        bar.low(),
        bar.close(),
        bar.volume(),
        bar.vwap(),
        price.splitRatio(),
        price.cashDividend());
  }

  private static TickerOutcome decide(List<VendorBar> bars, List<VendorAction> actions) {
    return new Consensus(List.of("a", "b"))
        .of("T", bars, actions, new PlausibilityCheck(List.of(), List.of()));
  }

  private static VendorBar bar(String vendor, LocalDate date, double close, Instant knownAt) {
    return new VendorBar(vendor, date, close, close, close, close, 1000, knownAt);
  }
}
