package io.tidemark.views.explain;

import static io.tidemark.views.LakeFixture.price;
import static io.tidemark.views.LakeFixture.row;
import static io.tidemark.views.LakeFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.views.LakeFixture;
import io.tidemark.views.explain.VendorVote.VendorStance;
import io.tidemark.views.prices.FactorStep;
import io.tidemark.views.prices.PriceTable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainPriceTest {
  private static final String KNOWN = "2024-01-08T22:00:00Z";
  private static final Instant NOW = Instant.parse("2024-01-31T00:00:00Z");

  @TempDir Path root;
  private LakeFixture lake;

  /**
   * Data: on Monday, b differs, c is held and d is refused; afterwards there are a split and a
   * dividend.
   */
  @BeforeEach
  void week() {
    lake = new LakeFixture(root);
    String sources = "a+b+c+d+e";
    lake.add(
        "market.prices",
        List.of(
            price(sources, "AAA", "2024-01-08", 100, KNOWN),
            price(sources, "AAA", "2024-01-09", 100, KNOWN),
            with(price(sources, "AAA", "2024-01-10", 50, KNOWN), "split_ratio", 2.0),
            with(price(sources, "AAA", "2024-01-11", 49, KNOWN), "cash_dividend", 1.0)));
    lake.add(
        "market.bars",
        List.of(
            bar("a", 99, "2024-01-08T21:00:00Z"),
            bar("a", 100, KNOWN),
            bar("b", 102, KNOWN),
            bar("c", 1000, KNOWN)));
    lake.add(
        "market.actions",
        List.of(
            action("a", "2024-01-10", "SPLIT", 2), action("b", "2024-01-11", "DIVIDEND", 1.01)));
    lake.add(
        "ops.quarantine",
        List.of(
            quarantined("c", "held", "unit-error", "{\"close\":1000,\"open\":1000,\"volume\":10}"),
            quarantined("d", "refused", "missing-open", "{\"close\":\"100\"}")));
    lake.add(
        "raw.files", row(KNOWN, "source", "a", "name", "a.csv", "path", "raw/a", "sha256", "h-a"));
    lake.add(
        "raw.responses",
        row(KNOWN, "vendor", "b", "url", "https://b.example/", "status", 200, "sha256", "h-b"));
  }

  @Test
  void showsTheVoteOfEveryVendor() {
    Explanation monday = explain("2024-01-08", NOW);
    assertThat(monday.votes())
        .extracting(VendorVote::stand)
        .containsExactly(
            VendorStance.AGREES,
            VendorStance.DIFFERS,
            VendorStance.HELD,
            VendorStance.REFUSED,
            VendorStance.ABSENT);
    assertThat(monday.votes().get(1).percent().orElseThrow()).isCloseTo(2, within(1e-9));
    assertThat(monday.votes().get(2).rules()).containsExactly("unit-error");
    assertThat(monday.bars()).extracting(RawBar::close).containsExactly(99.0, 100.0, 102.0, 1000.0);
    assertThat(monday.price().orElseThrow().vendor()).isEqualTo("a");
  }

  @Test
  void splitAndDividendChainsRunFromTheDayToTheLastSession() {
    Explanation monday = explain("2024-01-08", NOW);
    assertThat(monday.factors())
        .containsExactly(
            new Factor(day(10), FactorStep.Kind.SPLIT, 2, 2, 2, 1, Map.of("a", 2.0)),
            new Factor(
                day(11), FactorStep.Kind.DIVIDEND, 1, 49.0 / 50, 2, 49.0 / 50, Map.of("b", 1.01)));
    assertThat(monday.splitFactor()).isEqualTo(2);
    assertThat(monday.dividendFactor()).isEqualTo(0.98);
    assertThat(explain("2024-01-11", NOW).factors()).isEmpty();
    assertThat(explain("2024-01-11", NOW).splitFactor()).isEqualTo(1);
  }

  @Test
  void paymentsOfOneExDateAreAddedUp() {
    Map<String, Object> special = action("b", "2024-01-11", "DIVIDEND", 2.0);
    lake.add("market.actions", List.of(with(special, "payment", "SPECIAL")));
    assertThat(explain("2024-01-08", NOW).factors().get(1).listedBy()).isEqualTo(Map.of("b", 3.01));
  }

  @Test
  void showsThePayloads() {
    List<Payload> payloads = explain("2024-01-08", NOW).payloads();
    assertThat(payloads).extracting(Payload::sha256).containsExactly("h-a", "h-b", "h-c");
    assertThat(payloads.get(0).files()).extracting(Payload.File::path).containsExactly("raw/a");
    assertThat(payloads.get(1).responses())
        .extracting(Payload.Response::url)
        .containsExactly("https://b.example/");
  }

  @Test
  void ignoresWhatBecameKnownLater() {
    Explanation before = explain("2024-01-08", Instant.parse("2024-01-08T21:30:00Z"));
    assertThat(before.price()).isEmpty();
    assertThat(before.bars()).extracting(RawBar::close).containsExactly(99.0);
    assertThat(before.votes().get(0).stand()).isEqualTo(VendorStance.UNDECIDED);
    assertThat(before.votes().get(3).stand()).isEqualTo(VendorStance.ABSENT);
    assertThat(before.factors()).isEmpty();
  }

  /** Until noon the row of c is overridden; afterwards the vendor's own bar counts again. */
  @Test
  void anOverridingBarIsMarkedAndCountsWhileItsDecisionDoes() {
    String said = "2024-02-01T09:00:00Z";
    lake.add(
        "ops.overrides",
        row(
            said,
            "id",
            "c",
            "decision",
            "override",
            "who",
            "ann",
            "why",
            "cents",
            "until",
            Instant.parse("2024-02-01T12:00:00Z"),
            "fields",
            "{}"));
    lake.add("market.bars", List.of(bar("c", 100, said)));
    Explanation now = explain("2024-01-08", Instant.parse("2024-02-01T10:00:00Z"));
    RawBar putIn = now.bars().get(now.bars().size() - 1);
    assertThat(putIn.putIn().orElseThrow().who()).isEqualTo("ann");
    assertThat(putIn.putIn().orElseThrow().row()).isEqualTo("c");
    assertThat(now.votes().get(2).stand()).isEqualTo(VendorStance.AGREES);
    assertThat(now.bars()).filteredOn(bar -> bar.putIn().isPresent()).hasSize(1);
    Explanation later = explain("2024-01-08", Instant.parse("2024-02-01T13:00:00Z"));
    assertThat(later.votes().get(2).stand()).isEqualTo(VendorStance.HELD);
    assertThat(later.votes().get(2).close()).hasValue(1000.0);
  }

  /**
   * One disputed action is in the chain and one was left out; those of the day itself and settled
   * ones are not listed.
   */
  @Test
  void disputedActionsSinceTheDayAreListedWhetherTheyCountOrNot() {
    lake.add(
        "ops.disputes",
        List.of(
            dispute("2024-01-08", "split", "ambiguous-action", "open"),
            dispute("2024-01-09", "dividend", "contradicted-action", "open"),
            dispute("2024-01-10", "split", "ambiguous-action", "open"),
            dispute("2024-01-10", "close", "wrong-bar", "open"),
            dispute("2024-01-11", "dividend", "contradicted-action", "settled")));
    Explanation monday = explain("2024-01-08", NOW);
    assertThat(monday.disputes()).extracting(dispute -> dispute.date()).containsExactly(day(8));
    assertThat(monday.actionDisputes())
        .extracting(dispute -> dispute.date() + " " + dispute.verdict())
        .containsExactly("2024-01-09 contradicted-action", "2024-01-10 ambiguous-action");
  }

  private static Map<String, Object> dispute(
      String date, String field, String verdict, String state) {
    return row(
        KNOWN,
        "sources",
        "a+b+c+d+e",
        "ticker",
        "AAA",
        "date",
        LocalDate.parse(date),
        "field",
        field,
        "until",
        LocalDate.parse(date),
        "values",
        "{\"a\":2.0}",
        "verdict",
        verdict,
        "state",
        state);
  }

  private Explanation explain(String date, Instant asOf) {
    return new ExplainPrice(lake.folder(), PriceTable.require(lake.folder()).ticker("AAA"), asOf)
        .on(LocalDate.parse(date), List.of());
  }

  private static LocalDate day(int day) {
    return LocalDate.of(2024, 1, day);
  }

  private static Map<String, Object> bar(String vendor, double close, String knownAt) {
    return row(
        knownAt,
        "vendor",
        vendor,
        "ticker",
        "AAA",
        "date",
        "2024-01-08",
        "open",
        close,
        "close",
        close,
        "volume",
        10.0,
        "payload",
        "h-" + vendor);
  }

  private static Map<String, Object> action(
      String vendor, String date, String kind, double amount) {
    return row(
        KNOWN, "vendor", vendor, "ticker", "AAA", "date", date, "kind", kind, "amount", amount);
  }

  private static Map<String, Object> quarantined(
      String source, String stage, String rule, String fields) {
    return row(
        KNOWN,
        "id",
        source,
        "kind",
        "bars",
        "source",
        source,
        "ticker",
        "AAA",
        "date",
        "2024-01-08",
        "stage",
        stage,
        "rules",
        List.of(rule),
        "fields",
        fields);
  }
}
