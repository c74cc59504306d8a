package io.tidemark.views.ops;

import static io.tidemark.views.LakeFixture.price;
import static io.tidemark.views.LakeFixture.row;
import static io.tidemark.views.LakeFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.views.LakeFixture;
import io.tidemark.views.UnknownNameFault;
import io.tidemark.views.ViewJson;
import io.tidemark.views.ops.QuarantinedRow.State;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpsTest {
  private static final String MONDAY = "2024-01-08T22:00:00Z";
  private static final String TUESDAY = "2024-01-09T22:00:00Z";
  private static final String FRIDAY = "2024-01-12T22:00:00Z";
  private static final Instant NOW = Instant.parse("2024-01-12T23:00:00Z");

  @TempDir Path root;
  private LakeFixture lake;

  @BeforeEach
  void empty() {
    lake = new LakeFixture(root);
  }

  @Test
  void aTableThatWasNeverWrittenIsEmpty() {
    assertThat(DisputeList.read(lake.folder(), DisputeList.Filter.ALL, NOW)).isEmpty();
    assertThat(QuarantineQueue.read(lake.folder(), QuarantineQueue.Filter.ALL, NOW)).isEmpty();
    assertThat(Failure.read(lake.folder(), NOW)).isEmpty();
    assertThat(Halt.read(lake.folder(), NOW)).isEmpty();
    assertThat(AlertRecord.read(lake.folder(), NOW)).isEmpty();
    assertThat(coverage(Optional.empty())).isEmpty();
    assertThat(ReconciliationSummary.read(lake.folder(), NOW).checks()).isEmpty();
  }

  @Test
  void theLastVersionOfADisputeCounts() {
    Map<String, Object> open = dispute("AAA", "2024-01-03", "2024-01-09", MONDAY);
    lake.add("ops.disputes", open);
    lake.add(
        "ops.disputes",
        with(
            with(with(open, "until", "2024-01-04"), "state", "settled"), "known_at", time(FRIDAY)));

    assertThat(disputes(List.of(), "2024-01-08", "2024-01-31", NOW)).isEmpty();
    assertThat(disputes(List.of(), "2024-01-08", "2024-01-31", time(TUESDAY)))
        .extracting(DisputeRecord::state)
        .containsExactly("open");
    assertThat(disputes(List.of(), "2024-01-04", "2024-01-04", NOW))
        .extracting(DisputeRecord::state)
        .containsExactly("settled");
    assertThat(disputes(List.of(), "2024-01-01", "2024-01-02", NOW)).isEmpty();
    assertThat(disputes(List.of("a", "b"), null, null, NOW)).hasSize(1);
    assertThat(disputes(List.of("b", "a"), null, null, NOW)).isEmpty();
  }

  @Test
  void theJsonOfADisputeHasItsValuesAsAnObject() {
    lake.add("ops.disputes", dispute("AAA", "2024-01-03", "2024-01-09", MONDAY));
    assertThat(ViewJson.line(disputes(List.of(), null, null, NOW).get(0)))
        .isEqualTo(
            """
            {"ticker":"AAA","date":"2024-01-03","field":"close","values":{"a":1.5,"b":3.0},\
            "verdict":"missed-split","state":"open","evidence":"twice as much",\
            "until":"2024-01-09","sessions":5,"suspect":"b","vendors":["a","b"],\
            "known_at":"2024-01-08T22:00:00Z"}\
            """);
  }

  @Test
  void aMistypedNameIsRefusedInsteadOfHavingNoDisputes() {
    lake.add("market.prices", price("a+b", "AAA", "2024-01-08", 100, MONDAY));
    assertThat(disputes(List.of("a", "b"), null, null, NOW)).isEmpty();
    assertThatThrownBy(() -> disputes(List.of("a", "c"), null, null, NOW))
        .isInstanceOf(UnknownNameFault.class)
        .hasMessage("vendors a,c were never compared; the compared ones are a,b");
    DisputeList.Filter ofTicker =
        new DisputeList.Filter(List.of(), Optional.empty(), Optional.empty(), Optional.of("AAB"));
    assertThatThrownBy(() -> DisputeList.read(lake.folder(), ofTicker, NOW))
        .isInstanceOf(UnknownNameFault.class)
        .hasMessageContaining("ticker 'AAB' is not known; the nearest are AAA");
  }

  @Test
  void theLastDecisionGivesTheStateOfAQuarantinedRow() {
    for (String id : List.of("none", "approved", "rejected", "overridden", "lapsed", "back")) {
      lake.add("ops.quarantine", quarantined(id, MONDAY));
    }
    lake.add(
        "ops.overrides",
        List.of(
            word("approved", "approve", TUESDAY),
            word("rejected", "approve", MONDAY),
            word("rejected", "reject", TUESDAY),
            word("overridden", "override", TUESDAY),
            with(word("lapsed", "approve", TUESDAY), "until", NOW),
            with(word("back", "approve", TUESDAY), "until", NOW.plusSeconds(1))));

    assertThat(quarantine(NOW))
        .containsOnly(
            Map.entry("none", State.PENDING),
            Map.entry("approved", State.APPROVED),
            Map.entry("rejected", State.REJECTED),
            Map.entry("overridden", State.OVERRIDDEN),
            Map.entry("lapsed", State.LAPSED),
            Map.entry("back", State.APPROVED));
    assertThat(quarantine(time(MONDAY)).get("rejected")).isEqualTo(State.APPROVED);
    assertThat(quarantine(time(MONDAY)).get("approved")).isEqualTo(State.PENDING);
    assertThat(quarantine(time(MONDAY).minusSeconds(1))).isEmpty();
    QuarantineQueue.Filter pending =
        new QuarantineQueue.Filter(
            Optional.of(State.PENDING),
            Optional.of("bars"),
            Optional.of("a"),
            Optional.of("AAA"),
            Optional.of("high-below-low"));
    assertThat(QuarantineQueue.read(lake.folder(), pending, NOW))
        .extracting(QuarantinedRow::id)
        .containsExactly("none");
  }

  @Test
  void failuresAreNewestFirst() {
    lake.add("raw.failures", failure("AAA", MONDAY));
    lake.add("raw.failures", List.of(failure("AAA", FRIDAY), failure("BBB", TUESDAY)));
    assertThat(Failure.read(lake.folder(), NOW))
        .extracting(Failure::knownAt)
        .containsExactly(time(FRIDAY), time(TUESDAY), time(MONDAY));
    assertThat(Failure.read(lake.folder(), time(TUESDAY))).hasSize(2);
  }

  @Test
  void aHaltCountsFromTheStartOfItsState() {
    lake.add("ops.halts", halt("AAA", "DISPUTED", "first doubt", MONDAY));
    lake.add("ops.halts", halt("AAA", "HALTED", "a split is missing", TUESDAY));
    lake.add("ops.halts", halt("AAA", "HALTED", "still missing", FRIDAY));
    Halt now = Halt.read(lake.folder(), NOW).get(0);
    assertThat(now.isHalted()).isTrue();
    assertThat(now.why()).isEqualTo("still missing");
    assertThat(now.since()).isEqualTo(time(TUESDAY));
    assertThat(Halt.read(lake.folder(), time(MONDAY)).get(0).isHalted()).isFalse();
  }

  @Test
  void coverageCountsSessionsOnceAndBarsThatAreStillMissing() {
    lake.add(
        "market.bars",
        List.of(bar("2024-01-08", MONDAY), bar("2024-01-08", TUESDAY), bar("2024-01-12", FRIDAY)));
    lake.add(
        "ops.coverage",
        List.of(
            gap("2024-01-09", "gap", TUESDAY),
            gap("2024-01-10", "outage", TUESDAY),
            gap("2024-01-11", "gap", TUESDAY)));
    lake.add("ops.coverage", gap("2024-01-11", "none", FRIDAY));
    assertThat(coverage(Optional.empty()))
        .containsExactly(
            new CoverageLine(
                "a",
                "AAA",
                LocalDate.of(2024, 1, 8),
                LocalDate.of(2024, 1, 12),
                2,
                Map.of("gap", 1, "outage", 1)));
    assertThat(coverage(Optional.of("BBB"))).isEmpty();
  }

  @Test
  void alertsAndTheSummaryAreRead() {
    lake.add(
        "ops.alerts",
        row(
            MONDAY,
            "id",
            "x",
            "kind",
            "factor-changed",
            "severity",
            "warning",
            "sources",
            "a+b",
            "message",
            "look"));
    lake.add("ops.summary_checks", check("AAA", ""));
    lake.add("ops.summary_checks", check("BBB", "2 bars are missing"));
    lake.add("ops.disputes", dispute("AAA", "2024-01-03", "2024-01-09", MONDAY));
    lake.add("ops.disputes", dispute("BBB", "2024-01-03", "2024-01-09", MONDAY));

    assertThat(AlertRecord.read(lake.folder(), NOW).get(0).vendors()).containsExactly("a", "b");
    ReconciliationSummary summary = ReconciliationSummary.read(lake.folder(), NOW);
    assertThat(summary.checks())
        .extracting(ReconciliationSummary.Check::ticker)
        .containsExactly("BBB", "AAA");
    assertThat(summary.disputes())
        .containsExactly(
            new ReconciliationSummary.DisputeCount(List.of("a", "b"), "open", "missed-split", 2));
  }

  private List<CoverageLine> coverage(Optional<String> ticker) {
    return BarCoverage.read(lake.folder(), new BarCoverage.Filter(Optional.empty(), ticker), NOW);
  }

  private List<DisputeRecord> disputes(List<String> vendors, String from, String to, Instant asOf) {
    return DisputeList.read(
        lake.folder(),
        new DisputeList.Filter(
            vendors,
            Optional.ofNullable(from).map(LocalDate::parse),
            Optional.ofNullable(to).map(LocalDate::parse),
            Optional.empty()),
        asOf);
  }

  private Map<String, State> quarantine(Instant asOf) {
    return QuarantineQueue.read(lake.folder(), QuarantineQueue.Filter.ALL, asOf).stream()
        .collect(Collectors.toMap(QuarantinedRow::id, QuarantinedRow::state));
  }

  private static Instant time(String text) {
    return Instant.parse(text);
  }

  private static Map<String, Object> dispute(
      String ticker, String date, String until, String knownAt) {
    return row(
        knownAt,
        "sources",
        "a+b",
        "ticker",
        ticker,
        "date",
        date,
        "field",
        "close",
        "until",
        until,
        "sessions",
        5L,
        "values",
        "{\"a\":1.5,\"b\":3.0}",
        "verdict",
        "missed-split",
        "suspect",
        "b",
        "state",
        "open",
        "evidence",
        "twice as much");
  }

  private static Map<String, Object> quarantined(String id, String knownAt) {
    return row(
        knownAt,
        "id",
        id,
        "kind",
        "bars",
        "source",
        "a",
        "ticker",
        "AAA",
        "date",
        "2024-01-08",
        "raw",
        "not json",
        "fields",
        "{\"close\":1}",
        "stage",
        "refused",
        "rules",
        List.of("high-below-low"),
        "reasons",
        List.of("high 1 < low 2"),
        "repair",
        "{}");
  }

  private static Map<String, Object> word(String id, String decision, String knownAt) {
    return row(knownAt, "id", id, "decision", decision, "who", "ann", "why", "seen");
  }

  private static Map<String, Object> failure(String subject, String knownAt) {
    return row(
        knownAt,
        "vendor",
        "a",
        "resource",
        "bars",
        "subject",
        subject,
        "url",
        "https://a.example/bars",
        "status",
        503,
        "attempts",
        5,
        "reason",
        "unavailable");
  }

  private static Map<String, Object> halt(String ticker, String state, String why, String knownAt) {
    return row(knownAt, "ticker", ticker, "state", state, "opened_by", "rule", "why", why);
  }

  private static Map<String, Object> bar(String date, String knownAt) {
    return row(knownAt, "vendor", "a", "ticker", "AAA", "date", date, "close", 1.0);
  }

  private static Map<String, Object> gap(String date, String reason, String knownAt) {
    return row(knownAt, "vendor", "a", "ticker", "AAA", "date", date, "reason", reason);
  }

  private static Map<String, Object> check(String ticker, String breach) {
    return row(
        MONDAY,
        "vendor",
        "a",
        "ticker",
        ticker,
        "date",
        "2024-01-01",
        "until",
        "2024-01-05",
        "rows",
        3L,
        "volume",
        10.0,
        "breach",
        breach);
  }
}
