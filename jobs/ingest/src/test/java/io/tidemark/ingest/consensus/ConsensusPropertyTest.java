package io.tidemark.ingest.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.market.CorporateAction.Kind;
import io.tidemark.ingest.screen.PlausibilityCheck;
import io.tidemark.ingest.vendors.VendorAction;
import io.tidemark.ingest.vendors.VendorBar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Properties of any history: neither later days nor later knowledge change earlier results. */
class ConsensusPropertyTest {
  private static final List<String> TRUST = List.of("a", "b", "c");
  private static final LocalDate FIRST = LocalDate.of(2015, 6, 1);
  private static final int DAYS = 8;
  private static final int TIMES = 12;

  @Property(tries = 3000)
  void laterDaysChangeNothingEarlier(
      @ForAll("history") History history, @ForAll @IntRange(min = 0, max = DAYS - 1) int day) {
    LocalDate last = FIRST.plusDays(day);
    TickerOutcome whole = history.decide();
    TickerOutcome cut =
        history.only(bar -> !bar.date().isAfter(last), a -> !a.exDate().isAfter(last));
    assertThat(cut.prices()).isEqualTo(priced(whole, price -> !price.date().isAfter(last)));
  }

  @Property(tries = 3000)
  void laterKnowledgeChangesNothingEarlier(
      @ForAll("history") History history, @ForAll @IntRange(min = 0, max = TIMES) int second) {
    Instant time = Instant.ofEpochSecond(second);
    TickerOutcome whole = history.decide();
    TickerOutcome cut =
        history.only(bar -> !bar.knownAt().isAfter(time), a -> !a.knownAt().isAfter(time));
    assertThat(cut.prices()).isEqualTo(priced(whole, price -> !price.knownAt().isAfter(time)));
    assertThat(cut.disagreements())
        .isEqualTo(whole.disagreements().stream().filter(d -> !d.knownAt().isAfter(time)).toList());
  }

  @Property(tries = 200)
  void everyPriceIsABarThatWasKnownByThen(@ForAll("history") History history) {
    for (AgreedPrice price : history.decide().prices()) {
      assertThat(history.bars()).contains(price.bar());
      assertThat(price.bar().knownAt()).isBeforeOrEqualTo(price.knownAt());
    }
  }

  @Property(tries = 200)
  void theOrderOfRowsDoesNotMatter(@ForAll("history") History history) {
    List<VendorBar> turned = new ArrayList<>(history.bars());
    Collections.reverse(turned);
    assertThat(new History(turned, history.actions()).decide()).isEqualTo(history.decide());
  }

  /** One ticker's rows. */
  record History(List<VendorBar> bars, List<VendorAction> actions) {
    TickerOutcome decide() {
      return new Consensus(TRUST)
          .of("T", bars, actions, new PlausibilityCheck(List.of(), List.of()));
    }

    TickerOutcome only(Predicate<VendorBar> keepBar, Predicate<VendorAction> keepAction) {
      return new History(
              bars.stream().filter(keepBar).toList(), actions.stream().filter(keepAction).toList())
          .decide();
    }
  }

  @Provide
  Arbitrary<History> history() {
    Arbitrary<Instant> times =
        Arbitraries.integers().between(0, TIMES).map(s -> Instant.ofEpochSecond(s));
    Arbitrary<LocalDate> dates = Arbitraries.integers().between(0, DAYS - 1).map(FIRST::plusDays);
    Arbitrary<VendorBar> bars =
        Combinators.combine(
                Arbitraries.of(TRUST), dates, Arbitraries.of(50.0, 50.05, 51.0, 100.0), times)
            .as((v, date, close, at) -> new VendorBar(v, date, close, close, close, close, 9, at));
    Arbitrary<VendorAction> actions =
        Combinators.combine(
                Arbitraries.of(TRUST),
                Arbitraries.of(Kind.values()),
                dates,
                Arbitraries.of(0.5, 2.0),
                times)
            .as(VendorAction::new);
    return Combinators.combine(bars.list().ofMaxSize(30), actions.list().ofMaxSize(6))
        .as(History::new);
  }

  private static List<AgreedPrice> priced(TickerOutcome verdict, Predicate<AgreedPrice> keep) {
    return verdict.prices().stream().filter(keep).toList();
  }
}
