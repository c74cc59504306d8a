package io.tidemark.simulation.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.market.CorporateAction;
import io.tidemark.feeds.FailureKind;
import io.tidemark.feeds.FetchedSubject;
import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.Vendor;
import io.tidemark.feeds.VendorFailure;
import io.tidemark.simulation.PlantedFault;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedFaultsTest {
  private static final LocalDate FROM = LocalDate.of(2023, 5, 1);
  private static final LocalDate TO = LocalDate.of(2023, 6, 30);
  private static final List<String> VENDORS =
      List.of("sim-polygon", "sim-tiingo", "sim-alpaca", "sim-alphavantage");

  @Test
  void withoutFaultsEveryVendorServesTheTruth() {
    try (Asking asking = Asking.of(7, "none")) {
      assertThat(asking.market.truth().faults(LocalDate.of(2016, 1, 4), TO)).isEmpty();
      for (String ticker : asking.market.tickers().subList(0, 8)) {
        List<String> truth =
            asking.market.bars(ticker, FROM, TO).stream()
                .map(bar -> bar.date() + " " + bar.close())
                .toList();
        for (String name : VENDORS) {
          FetchedSubject fetched = asking.vendor(name).fetch(ticker, FROM, TO);
          assertThat(fetched.failure()).isEmpty();
          assertThat(closes(fetched)).as(name).isEqualTo(truth);
        }
      }
    }
  }

  /**
   * With some seeds a fetch fails, with others it succeeds after retries; it must never return a
   * part.
   */
  @Property(tries = 12)
  void aSubjectIsCompleteOrAFailure(@ForAll long seed) {
    String faults =
        "throttle:0.1,throttle-silent:0.1,server-error:0.15,reset:0.1,truncated:0.1,garbage:0.1,repeated-token:0.1";
    try (Asking asking = Asking.of(seed, faults)) {
      for (String name : VENDORS) {
        Vendor vendor = asking.vendor(name);
        for (String ticker : List.of("AXLO", "BYTZ", "CHPQ", "DVLQ")) {
          FetchedSubject fetched = vendor.fetch(ticker, FROM, TO);
          if (fetched.failure().isPresent()) {
            assertThat(fetched.responses()).isEmpty();
          } else {
            assertThat(closes(fetched)).hasSameSizeAs(asking.market.bars(ticker, FROM, TO));
          }
          assertThat(texts(fetched)).noneMatch(text -> text.contains(asking.server.key()));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "throttle, THROTTLED",
    "throttle-silent, THROTTLED",
    "server-error, SERVER_ERROR",
    "reset, RESET",
    "truncated, MALFORMED",
    "garbage, MALFORMED"
  })
  void aPermanentFaultIsGivenUpWithItsKind(String fault, FailureKind kind) {
    try (Asking asking = Asking.of(7, fault + ":1")) {
      for (String name : VENDORS) {
        FetchedSubject fetched = asking.vendor(name).fetch("AXLO", FROM, TO);
        VendorFailure failure = fetched.failure().orElseThrow();
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.attempts()).isEqualTo(5);
        assertThat(fetched.rejected()).hasSize(kind == FailureKind.RESET ? 0 : 5);
      }
    }
  }

  @Test
  void circularPagesAreReportedForVendorsWithPages() {
    try (Asking asking = Asking.of(7, "repeated-token:1")) {
      assertThat(
              asking.vendor("sim-polygon").fetch("AXLO", FROM, TO).failure().orElseThrow().kind())
          .isEqualTo(FailureKind.PAGING);
      assertThat(asking.vendor("sim-alpaca").fetch("AXLO", FROM, TO).failure().orElseThrow().kind())
          .isEqualTo(FailureKind.PAGING);
      assertThat(asking.vendor("sim-tiingo").fetch("AXLO", FROM, TO).failure()).isEmpty();
    }
  }

  @Test
  void aSlowResponseIsAccepted() {
    try (Asking asking = Asking.of(7, "slow:1")) {
      long before = System.nanoTime();
      assertThat(asking.vendor("sim-tiingo").fetch("AXLO", FROM, TO).failure()).isEmpty();
      assertThat(System.nanoTime() - before).isGreaterThan(250_000_000L);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sim-polygon", "sim-tiingo", "sim-alpaca"})
  void lateBarsAreReturnedByASecondRequestOrForLaterDays(String name) {
    try (Asking asking = Asking.of(7, "late:0.5")) {
      Set<LocalDate> late = planted(asking, name, PlantedFault.Kind.LATE_BAR);
      Vendor vendor = asking.vendor(name);
      List<String> truth = truth(asking, TO);

      List<String> first = closes(vendor.fetch("AXLO", FROM, TO));
      List<String> second = closes(vendor.fetch("AXLO", FROM, TO));

      assertThat(late).isNotEmpty();
      assertThat(first)
          .containsExactlyElementsOf(
              truth.stream().filter(day -> !late.contains(date(day))).toList());
      assertThat(second).isEqualTo(truth);
    }
    try (Asking asking = Asking.of(7, "late:0.5")) {
      List<String> later = closes(asking.vendor(name).fetch("AXLO", FROM, TO.plusDays(30)));
      assertThat(later).containsAll(truth(asking, TO));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sim-polygon", "sim-tiingo", "sim-alpaca"})
  void revisedBarsChangeInASecondRequest(String name) {
    try (Asking asking = Asking.of(7, "revised:0.5")) {
      Set<LocalDate> revised = planted(asking, name, PlantedFault.Kind.REVISED_BAR);
      Vendor vendor = asking.vendor(name);

      List<TextRow> first = bars(vendor.fetch("AXLO", FROM, TO));
      List<TextRow> second = bars(vendor.fetch("AXLO", FROM, TO));

      assertThat(revised).isNotEmpty();
      assertThat(first).hasSameSizeAs(second);
      for (int i = 0; i < first.size(); i++) {
        boolean same = first.get(i).text("volume").equals(second.get(i).text("volume"));
        assertThat(same).isEqualTo(!revised.contains(LocalDate.parse(first.get(i).text("date"))));
      }
      assertThat(closes(vendor.fetch("AXLO", FROM, TO))).isEqualTo(truth(asking, TO));
    }
  }

  @Test
  void duplicatesAreServedTwice() {
    try (Asking asking = Asking.of(7, "duplicate:1")) {
      List<TextRow> rows = bars(asking.vendor("sim-alpaca").fetch("AXLO", FROM, TO));
      long exDates =
          asking.market.actions("AXLO", TO).stream()
              .filter(action -> !action.exDate().isBefore(FROM))
              .count();
      assertThat(rows).hasSize((int) (2L * truth(asking, TO).size() - exDates));
    }
  }

  @Test
  void anExceededQuotaInAGoodResponseIsGivenUpWithItsMessage() {
    try (Asking asking = Asking.of(7, "throttle-silent:1")) {
      VendorFailure failure =
          asking.vendor("sim-alphavantage").fetch("AXLO", FROM, TO).failure().orElseThrow();
      assertThat(failure.status()).isEqualTo(200);
      assertThat(failure.reason()).contains("25 requests per day").contains("as (key) and");
    }
  }

  @Test
  void everySplitIsWrongInRatioOrDay() {
    LocalDate from = LocalDate.of(2016, 1, 4);
    try (Asking asking = Asking.of(7, "wrong-split")) {
      List<PlantedFault> faults = asking.market.truth().faults(from, TO);
      assertThat(faults)
          .extracting(PlantedFault::kind)
          .containsOnly(PlantedFault.Kind.WRONG_RATIO, PlantedFault.Kind.WRONG_EX_DATE);
      for (PlantedFault fault : faults) {
        CorporateAction truth =
            asking.market.actions(fault.ticker(), TO).stream()
                .filter(action -> action.kind() == CorporateAction.Kind.SPLIT)
                .findFirst()
                .orElseThrow();
        TextRow told =
            Asking.rows(
                    asking.vendor(fault.vendor()).fetch(fault.ticker(), from, TO),
                    TextRow.Kind.ACTION)
                .stream()
                .filter(row -> row.text("kind").equals("SPLIT"))
                .findFirst()
                .orElseThrow();
        boolean sameDay = told.text("date").equals(truth.exDate().toString());
        boolean sameRatio = Double.parseDouble(told.text("amount")) == truth.amount();
        assertThat(sameDay).isEqualTo(fault.kind() == PlantedFault.Kind.WRONG_RATIO);
        assertThat(sameRatio).isEqualTo(fault.kind() == PlantedFault.Kind.WRONG_EX_DATE);
      }
    }
  }

  private static Set<LocalDate> planted(Asking asking, String vendor, PlantedFault.Kind kind) {
    return asking.market.truth().faults(FROM, TO).stream()
        .filter(f -> f.vendor().equals(vendor) && f.ticker().equals("AXLO") && f.kind() == kind)
        .map(PlantedFault::date)
        .collect(Collectors.toSet());
  }

  private static List<String> truth(Asking asking, LocalDate to) {
    return asking.market.bars("AXLO", FROM, to).stream()
        .map(bar -> bar.date() + " " + bar.close())
        .toList();
  }

  private static List<TextRow> bars(FetchedSubject fetched) {
    assertThat(fetched.failure()).isEmpty();
    return Asking.rows(fetched, TextRow.Kind.BAR);
  }

  private static List<String> closes(FetchedSubject fetched) {
    return bars(fetched).stream()
        .sorted(Comparator.comparing(row -> row.text("date")))
        .map(row -> row.text("date") + " " + Double.parseDouble(row.text("close")))
        .toList();
  }

  private static LocalDate date(String day) {
    return LocalDate.parse(day.substring(0, "yyyy-mm-dd".length()));
  }

  /** Everything stored of a fetch, as text. */
  private static List<String> texts(FetchedSubject fetched) {
    String whole = fetched.toString();
    List<String> bodies =
        Stream.concat(fetched.responses().stream(), fetched.rejected().stream())
            .map(r -> r.url() + new String(r.body(), StandardCharsets.UTF_8))
            .collect(Collectors.toList());
    bodies.add(whole);
    return bodies;
  }
}
