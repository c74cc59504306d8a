package io.tidemark.ingest;

import static io.tidemark.ingest.ReconcileRows.EARLY;
import static io.tidemark.ingest.ReconcileRows.LATE;
import static io.tidemark.ingest.ReconcileRows.append;
import static io.tidemark.ingest.ReconcileRows.bar;
import static io.tidemark.ingest.ReconcileRows.day;
import static io.tidemark.ingest.ReconcileRows.listSplit;
import static io.tidemark.ingest.ReconcileRows.prices;
import static io.tidemark.ingest.ReconcileRows.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.api.market.MarketScope;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.core.table.ops.ReconciliationTable;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LakeExtension.class)
class ReconcileTest {
  @Test
  void pricesAndDisagreementsAreWrittenAndCounted(Lake lake) {
    fill(lake);
    ReconcileRequest request = request("p/1", LATE);
    ReconcileRequest.Result result = new Reconcile(lake).run(request, words -> {});
    assertThat(result)
        .usingRecursiveComparison()
        .ignoringFields("barsVersion", "actionsVersion", "pricesVersion")
        .isEqualTo(new ReconcileRequest.Result(2, 2, 1, 1, 1, 4, 0, 0, 0));
    assertThat(prices(lake, LATE))
        .containsExactly(
            "AAA 2015-06-01 100.0 a agreed 1.0 0.0",
            "AAA 2015-06-02 51.0 a agreed 2.0 0.0",
            "AAA 2015-06-03 51.0 a disputed 1.0 0.0",
            "BBB 2015-06-01 7.0 b single 1.0 0.0");
    List<String> disagreements =
        lake.asOf(ReconciliationTable.TABLE, LATE).orderBy("date").collectAsList().stream()
            .map(
                row ->
                    "%s %s %s %s"
                        .formatted(
                            row.getAs("date"),
                            row.getAs("field"),
                            row.getAs("values"),
                            row.getAs("chosen")))
            .toList();
    assertThat(disagreements)
        .containsExactly(
            "2015-06-02 split {\"b\":2.0} b",
            "2015-06-03 close {\"a\":51.0,\"b\":99.0} a",
            "2015-06-04 close {\"b\":99.0} ");
  }

  @Test
  void anUnknownVendorIsRefusedAndNotIgnored(Lake lake) {
    fill(lake);
    ReconcileRequest typo =
        new ReconcileRequest(
            new RunKey("p/1"),
            new MarketScope(List.of("a", "tingo"), List.of(), day(1), day(3), LATE));

    assertThatThrownBy(() -> new Reconcile(lake).run(typo, words -> {}))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("vendor 'tingo' is not live, and the lake has no rows of that name")
        .hasMessageContaining("the nearest is 'tiingo'")
        .hasMessageContaining("the lake has rows of a, b");
    ReconcileRequest silent =
        new ReconcileRequest(
            new RunKey("p/2"),
            new MarketScope(List.of("a", "tiingo"), List.of(), day(1), day(3), LATE));
    assertThat(new Reconcile(lake).run(silent, words -> {}).single())
        .as("a live vendor without rows is not an unknown vendor")
        .isPositive();
  }

  @Test
  void aRerunGivesTheSameResultAndWritesNothing(Lake lake) {
    fill(lake);
    ReconcileRequest.Result first = new Reconcile(lake).run(request("p/1", LATE), words -> {});
    assertThat(new Reconcile(lake).run(request("p/1", LATE), words -> {})).isEqualTo(first);
    ReconcileRequest.Result other = new Reconcile(lake).run(request("p/2", LATE), words -> {});
    assertThat(other.written()).isZero();
    assertThat(lake.history(PricesTable.TABLE, LATE).count()).isEqualTo(first.written());
  }

  @Test
  void aRangeGivesTheSamePricesAsTheWholeHistory(Lake lake) {
    fill(lake);
    ReconcileRequest part =
        new ReconcileRequest(
            new RunKey("p/1"),
            new MarketScope(
                List.of("a", "b"),
                List.of("AAA"),
                LocalDate.of(2015, 6, 2),
                LocalDate.of(2015, 6, 2),
                LATE));
    ReconcileRequest.Result result = new Reconcile(lake).run(part, words -> {});
    assertThat(result.written()).isEqualTo(1);
    assertThat(prices(lake, LATE)).containsExactly("AAA 2015-06-02 51.0 a agreed 2.0 0.0");
  }

  @Test
  void dataKnownLaterIsNotUsed(Lake lake) {
    fill(lake);
    append(
        lake, "r/late", bar("a", "BBB", "2015-06-01", 7.2, Instant.parse("2016-01-01T00:00:00Z")));
    new Reconcile(lake).run(request("p/1", EARLY), words -> {});
    assertThat(prices(lake, LATE)).contains("BBB 2015-06-01 7.0 b single 1.0 0.0");
    new Reconcile(lake).run(request("p/2", LATE), words -> {});
    assertThat(prices(lake, EARLY)).contains("BBB 2015-06-01 7.0 b single 1.0 0.0");
    assertThat(prices(lake, LATE)).contains("BBB 2015-06-01 7.2 a disputed 1.0 0.0");
  }

  @Test
  void withoutBarsTheErrorNamesTheWayOut(Lake lake) {
    fill(lake);
    ReconcileRequest request =
        new ReconcileRequest(
            new RunKey("p/1"),
            new MarketScope(
                List.of("polygon"),
                List.of(),
                LocalDate.of(2015, 1, 1),
                LocalDate.of(2015, 12, 31),
                LATE));
    assertThatThrownBy(() -> new Reconcile(lake).run(request, words -> {}))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("no bars of polygon")
        .hasMessageContaining("bars of a, b")
        .hasMessageContaining("./tidemark import");
  }

  private static void fill(Lake lake) {
    append(
        lake,
        "r/1",
        bar("a", "AAA", "2015-06-01", 100, EARLY),
        bar("b", "AAA", "2015-06-01", 100, EARLY),
        bar("a", "AAA", "2015-06-02", 51, EARLY),
        bar("b", "AAA", "2015-06-02", 51, EARLY),
        bar("a", "AAA", "2015-06-03", 51, EARLY),
        bar("b", "AAA", "2015-06-03", 99, EARLY),
        bar("b", "AAA", "2015-06-04", 99, EARLY),
        bar("b", "BBB", "2015-06-01", 7, EARLY));
    listSplit(lake, "b", "2015-06-02");
  }
}
