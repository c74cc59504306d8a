package io.tidemark.ingest.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.time.TradingCalendar;
import io.tidemark.ingest.consensus.AgreedPrice.Status;
import io.tidemark.ingest.screen.BarFlag;
import io.tidemark.ingest.screen.PlausibilityCheck;
import io.tidemark.ingest.vendors.ManualOverride;
import io.tidemark.ingest.vendors.VendorBar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A vendor that sends the same bar for two of its days: from the second on both are doubted. */
class RepeatedBarsTest {
  private static final LocalDate FIRST = LocalDate.of(2015, 1, 2);
  private static final int DAYS = 12;

  private final List<VendorBar> bars = new ArrayList<>();

  /** Day 5 is sent with the bar of day 6: its price holds the next day's close until day 6. */
  @Test
  void bothCopiesAreHeldOnceTheRepeatIsSeen() {
    quote("a");
    sendAs("a", 6, 5);
    TickerOutcome outcome = decide(List.of());
    assertThat(versions(outcome, 5))
        .as("the first look stays, and the repeat withdraws it")
        .containsExactly(told(5) + " SINGLE " + close(6), told(6) + " WITHDRAWN " + Double.NaN);
    assertThat(versions(outcome, 6)).isEmpty();
    assertThat(versions(outcome, 7)).containsExactly(told(7) + " SINGLE " + close(7));
    assertThat(outcome.holds())
        .extracting(hold -> hold.bar().date() + " " + hold.standing() + " " + hold.knownAt())
        .containsExactly(date(5) + " HELD " + told(6), date(6) + " HELD " + told(6));
    assertThat(outcome.holds()).extracting(BarFlag::rules).containsOnly(List.of("stale"));
  }

  @Test
  void anotherVendorsBarCountsInsteadOfTheCopies() {
    quote("a");
    quote("b");
    sendAs("a", 9, 8);
    TickerOutcome outcome = decide(List.of());
    assertThat(versions(outcome, 8))
        .as("the copy is nearer to the day before, until it is known to be one")
        .containsExactly(told(8) + " DISPUTED " + close(9), told(9) + " DISPUTED " + close(8));
    assertThat(versions(outcome, 9))
        .as("confirmed by the other vendor")
        .containsExactly(told(9) + " AGREED " + close(9));
  }

  @Test
  void anApprovedCopyCountsAndTheOtherStaysHeld() {
    quote("a");
    sendAs("a", 6, 5);
    Instant ruled = told(9);
    VendorBar right = bars.get(6);
    TickerOutcome outcome =
        decide(List.of(new ManualOverride("a", date(6), right.id("T"), true, ruled, Instant.MAX)));
    assertThat(versions(outcome, 6)).containsExactly(ruled + " SINGLE " + close(6));
    assertThat(versions(outcome, 5)).last().isEqualTo(told(6) + " WITHDRAWN " + Double.NaN);
  }

  @Test
  void aCorrectedCopyFreesBoth() {
    quote("a");
    VendorBar right = bars.get(5);
    sendAs("a", 6, 5);
    bars.add(right.toldAt(told(8)));
    TickerOutcome outcome = decide(List.of());
    assertThat(versions(outcome, 5)).last().isEqualTo(told(8) + " SINGLE " + close(5));
    assertThat(versions(outcome, 6)).containsExactly(told(8) + " SINGLE " + close(6));
    assertThat(outcome.holds()).filteredOn(hold -> hold.knownAt().equals(told(8))).hasSize(2);
  }

  /** No trade, a single price or few shares: the same bar twice is nothing unusual. */
  @Test
  void anHonestRepeatIsNoCopy() {
    for (double[] honest : new double[][] {{0.5, 0}, {0, 5_000}, {0.5, 900}}) {
      bars.clear();
      quote("a");
      for (int day : new int[] {5, 6}) {
        bars.set(
            day, new VendorBar("a", date(day), 40, 40 + honest[0], 40, 40, honest[1], told(day)));
      }
      assertThat(decide(List.of()).prices()).hasSize(DAYS);
    }
  }

  /** Loaded in two parts: the copy on day 5 is not doubted before day 6 is really known. */
  @Test
  void aHistoryLoadedLateIsDoubtedFromWhenTheRepeatWasReallyKnown() {
    quote("a");
    sendAs("a", 6, 5);
    Instant once = Instant.parse("2020-01-01T00:00:00Z");
    Instant later = Instant.parse("2020-02-01T00:00:00Z");
    bars.replaceAll(bar -> bar.toldAt(bar.date().isBefore(date(6)) ? once : later));
    assertThat(versions(decide(List.of()), 5))
        .containsExactly(once + " SINGLE " + close(6), later + " WITHDRAWN " + Double.NaN);
    bars.replaceAll(bar -> bar.toldAt(once));
    assertThat(versions(decide(List.of()), 5)).containsExactly(once + " WITHDRAWN " + Double.NaN);
  }

  /** Whatever was known at a time is what a reconciliation at that time found. */
  @Test
  void noVersionDependsOnWhatWasKnownLater() {
    int withdrawn = 0;
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      bars.clear();
      quote("a");
      quote("b");
      for (int copy = 0; copy < 6; copy++) {
        String vendor = random.nextBoolean() ? "a" : "b";
        int from = random.nextInt(DAYS - 2);
        int to = Math.max(0, Math.min(DAYS - 1, from + random.nextInt(-1, 3)));
        if (random.nextBoolean()) {
          sendAs(vendor, from, to);
        } else {
          Instant restated = told(to).plus(Duration.ofHours(random.nextInt(1, 90)));
          bars.add(bar(vendor, from).as(to, restated));
        }
        bars.remove(random.nextInt(bars.size()));
      }
      TickerOutcome whole = decide(List.of());
      withdrawn +=
          (int) whole.prices().stream().filter(p -> p.status() == Status.WITHDRAWN).count();
      for (VendorBar cut : List.copyOf(bars)) {
        Instant time = cut.knownAt();
        List<VendorBar> known = bars.stream().filter(bar -> !bar.knownAt().isAfter(time)).toList();
        TickerOutcome then = decide(known, List.of());
        assertThat(then.prices())
            .as("seed %d as of %s", seed, time)
            .isEqualTo(whole.prices().stream().filter(p -> !p.knownAt().isAfter(time)).toList());
        assertThat(then.holds())
            .isEqualTo(whole.holds().stream().filter(h -> !h.knownAt().isAfter(time)).toList());
      }
    }
    assertThat(withdrawn).isGreaterThan(20);
  }

  private TickerOutcome decide(List<ManualOverride> rulings) {
    return decide(bars, rulings);
  }

  private static TickerOutcome decide(List<VendorBar> bars, List<ManualOverride> rulings) {
    return new Consensus(List.of("a", "b"))
        .of("T", bars, List.of(), new PlausibilityCheck(rulings, List.of()));
  }

  private static List<String> versions(TickerOutcome outcome, int day) {
    return outcome.prices().stream()
        .filter(price -> price.date().equals(date(day)))
        .map(price -> price.knownAt() + " " + price.status() + " " + price.close())
        .toList();
  }

  private void quote(String vendor) {
    for (int day = 0; day < DAYS; day++) {
      bars.add(bar(vendor, day).as(day, told(day)));
    }
  }

  /** Replaces a vendor's bar of a day by its bar of another day. */
  private void sendAs(String vendor, int from, int day) {
    bars.replaceAll(
        bar ->
            bar.vendor().equals(vendor) && bar.date().equals(date(day))
                ? bar(vendor, from).as(day, told(day))
                : bar);
  }

  private record Content(String vendor, double close, double volume) {
    VendorBar as(int day, Instant knownAt) {
      return new VendorBar(
          vendor, date(day), close, close * 1.01, close * 0.99, close, volume, knownAt);
    }
  }

  private static Content bar(String vendor, int day) {
    return new Content(vendor, close(day), 1e6 + day);
  }

  private static double close(int day) {
    return 40 + Math.sin(day);
  }

  private static Instant told(int day) {
    return TradingCalendar.XNYS.decision(date(day));
  }

  private static LocalDate date(int day) {
    LocalDate date = FIRST;
    for (int i = 0; i < day; i++) {
      date = TradingCalendar.XNYS.next(date);
    }
    return date;
  }
}
