package io.tidemark.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.api.market.LandRequest;
import io.tidemark.api.market.MarketScope;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.api.market.ReviewRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.review.RowReview;
import io.tidemark.core.review.RowReview.Decision;
import io.tidemark.core.table.market.DailyBarsTable;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.core.table.ops.OverridesTable;
import io.tidemark.core.table.ops.QuarantineTable;
import io.tidemark.feeds.TextRow;
import io.tidemark.ingest.land.IncomingRow;
import io.tidemark.ingest.land.RowLoader;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LakeExtension.class)
class ReviewRowsTest {
  private static final Instant LOADED = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant DECIDED = Instant.parse("2020-01-02T00:00:00Z");
  private static final Instant LATER = Instant.parse("2020-01-05T00:00:00Z");
  private static final IncomingRow TURNED = bar("12", "9", "11", "10");

  @Test
  void anApprovedRowIsUsedFromTheDecisionOnAndSurvivesAReload(Lake lake) {
    load(lake, "first", LOADED);
    assertThat(bars(lake, LATER)).isEmpty();
    ReviewRequest.Result result = review(lake, word(Decision.APPROVE, null, Map.of()));
    assertThat(result.released()).isEqualTo(1);
    assertThat(result.tickers()).containsExactly("AAA");
    assertThat(bars(lake, LOADED)).isEmpty();
    assertThat(bars(lake, DECIDED)).extracting(r -> r.<Double>getAs("open")).containsExactly(12.0);

    assertThat(load(lake, "again", LATER).quarantined()).isZero();
    assertThat(lake.history(DailyBarsTable.TABLE, LATER).count()).isEqualTo(1);
    assertThat(lake.history(QuarantineTable.TABLE, LATER).count()).isEqualTo(1);
  }

  @Test
  void aDecisionExpiresAtItsTime(Lake lake) {
    load(lake, "first", LOADED);
    review(lake, word(Decision.APPROVE, DECIDED.plusSeconds(60), Map.of()));
    IncomingRow other = bar("13", "9", "11", "10");
    assertThat(admit(lake, "other", LATER, other).quarantined()).isEqualTo(1);
    assertThat(admit(lake, "same", LATER, TURNED).bars()).isZero();
  }

  @Test
  void anOverriddenRowIsLoadedWithItsNewValues(Lake lake) {
    load(lake, "first", LOADED);
    review(lake, word(Decision.OVERRIDE, null, Map.of("open", "10", "high", "11", "low", "9")));
    assertThat(bars(lake, DECIDED)).extracting(r -> r.<Double>getAs("high")).containsExactly(11.0);
    Row said = lake.asOf(OverridesTable.TABLE, DECIDED).head();
    assertThat(said.<String>getAs("who")).isEqualTo("ann");
    assertThat(said.<String>getAs("why")).isEqualTo("checked");
  }

  /** A bar at ten times the price, which is only implausible compared with earlier days. */
  @Test
  void anOverriddenBarStaysOverriddenWhenItIsSentAgain(Lake lake) {
    IncomingRow bad = priced(15, "100");
    Stream<IncomingRow> good =
        Stream.of(1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 16, 17).map(day -> priced(day, "10"));
    admit(lake, "first", LOADED, Stream.concat(good, Stream.of(bad)).toArray(IncomingRow[]::new));
    reconcile(lake, "before", LOADED);
    Row held = lake.asOf(QuarantineTable.TABLE, LOADED).head();
    Map<String, String> mended = Map.of("open", "10", "high", "10", "low", "10", "close", "10");
    review(lake, new RowReview(held.getAs("id"), Decision.OVERRIDE, "ann", "typo", null, mended));
    reconcile(lake, "after", DECIDED);
    assertThat(closes(lake, DECIDED)).hasSize(13).containsOnly(10.0);

    admit(lake, "again", LATER, bad);
    reconcile(lake, "later", LATER);
    assertThat(closes(lake, LATER)).hasSize(13).containsOnly(10.0);
  }

  /**
   * When the override expires, the day returns to its earlier state and the replacement bar is not
   * used any more.
   */
  @Test
  void aReplacementIsUsedOnlyWhileItsOverrideIsValid(Lake lake) {
    Stream<IncomingRow> good =
        Stream.of(1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 16, 17).map(day -> priced(day, "10"));
    admit(
        lake,
        "first",
        LOADED,
        Stream.concat(good, Stream.of(priced(15, "100"))).toArray(IncomingRow[]::new));
    reconcile(lake, "before", LOADED);
    Row held = lake.asOf(QuarantineTable.TABLE, LOADED).head();
    Map<String, String> mended = Map.of("open", "10", "high", "10", "low", "10", "close", "10");
    Instant until = DECIDED.plusSeconds(3600);
    review(
        lake, new RowReview(held.getAs("id"), Decision.OVERRIDE, "ann", "for now", until, mended));
    reconcile(lake, "after", DECIDED);
    assertThat(closes(lake, LATER)).as("the override could still be renewed").hasSize(13);
    LocalDate otherDay = LocalDate.of(2015, 6, 17);
    new Reconcile(lake)
        .run(
            new ReconcileRequest(
                new RunKey("lapsed"),
                new MarketScope(List.of("v"), List.of(), otherDay, otherDay, LATER)),
            stage -> {});
    assertThat(closes(lake, LATER)).as("the day is held again").hasSize(12).containsOnly(10.0);
    assertThat(closes(lake, until.minusSeconds(1))).as("as it was seen then").hasSize(13);
  }

  @Test
  void aDecisionOnARowWithoutAReadableDateCausesNoFailure(Lake lake) {
    admit(lake, "good", LOADED, priced(15, "10"));
    Map<String, String> fields = new LinkedHashMap<>(Map.of("ticker", "AAA", "date", "03/04/2012"));
    List.of("open", "high", "low", "close").forEach(field -> fields.put(field, "10"));
    fields.put("volume", "1000");
    IncomingRow undated =
        IncomingRow.of("v", "sha", TextRow.bar(fields, "f:3", fields.toString(), null), LOADED);
    assertThat(admit(lake, "bad", LOADED, undated).quarantined()).isEqualTo(1);
    RowReview no =
        new RowReview(undated.id(), Decision.REJECT, "ann", "which day?", null, Map.of());
    review(lake, no);
    reconcile(lake, "rejected", DECIDED);
    assertThat(closes(lake, DECIDED)).hasSize(1);
  }

  private static void reconcile(Lake lake, String key, Instant asOf) {
    LocalDate from = LocalDate.of(2015, 6, 1);
    new Reconcile(lake)
        .run(
            new ReconcileRequest(
                new RunKey(key),
                new MarketScope(List.of("v"), List.of(), from, from.plusDays(30), asOf)),
            stage -> {});
  }

  private static List<Double> closes(Lake lake, Instant asOf) {
    return lake
        .asOf(PricesTable.TABLE, asOf)
        .where("status <> 'withdrawn'")
        .collectAsList()
        .stream()
        .map(row -> row.<Double>getAs("close"))
        .toList();
  }

  private static IncomingRow priced(int day, String price) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("ticker", "AAA");
    fields.put("date", "2015-06-%02d".formatted(day));
    for (String field : List.of("open", "high", "low", "close")) {
      fields.put(field, price);
    }
    fields.put("volume", "1000");
    return IncomingRow.of("v", "sha", TextRow.bar(fields, "f:2", fields.toString(), null), LOADED);
  }

  @Test
  void anOverrideThatBreaksARuleIsRefusedBeforeAnythingIsWritten(Lake lake) {
    load(lake, "first", LOADED);
    assertThatThrownBy(() -> review(lake, word(Decision.OVERRIDE, null, Map.of("low", "-1"))))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("low -1 is not above 0");
    assertThat(lake.exists(OverridesTable.TABLE)).isFalse();
  }

  @Test
  void aRejectedRowStaysOutAndAnUnknownRowIsRefused(Lake lake) {
    load(lake, "first", LOADED);
    assertThat(review(lake, word(Decision.REJECT, null, Map.of())).released()).isZero();
    assertThat(bars(lake, LATER)).isEmpty();
    RowReview unknownRow =
        new RowReview("0123456789ab", Decision.APPROVE, "ann", "checked", null, Map.of());
    assertThatThrownBy(() -> review(lake, unknownRow)).hasMessageContaining("0123456789ab");
  }

  private static RowReview word(Decision decision, Instant until, Map<String, String> fields) {
    return new RowReview(TURNED.id(), decision, "ann", "checked", until, fields);
  }

  private static ReviewRequest.Result review(Lake lake, RowReview word) {
    return new ReviewRows(lake, Clock.fixed(DECIDED, ZoneOffset.UTC))
        .run(new ReviewRequest(new RunKey("review"), List.of(word)), stage -> {});
  }

  private static LandRequest.Result load(Lake lake, String key, Instant arrival) {
    return admit(lake, key, arrival, TURNED);
  }

  private static LandRequest.Result admit(
      Lake lake, String key, Instant arrival, IncomingRow... rows) {
    List<IncomingRow> known =
        Arrays.stream(rows)
            .map(row -> IncomingRow.of(row.source(), row.payload(), row.row(), arrival))
            .toList();
    return new RowLoader(lake)
        .admit(
            JavaSparkContext.fromSparkContext(lake.spark().sparkContext()).parallelize(known, 1),
            new RunKey(key),
            arrival,
            stage -> {});
  }

  private static List<Row> bars(Lake lake, Instant asOf) {
    return lake.asOf(DailyBarsTable.TABLE, asOf).collectAsList();
  }

  /** High below low, and open above both. */
  private static IncomingRow bar(String open, String high, String low, String close) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("ticker", "AAA");
    fields.put("date", "2015-06-01");
    fields.put("open", open);
    fields.put("high", high);
    fields.put("low", low);
    fields.put("close", close);
    fields.put("volume", "1000");
    return IncomingRow.of("v", "sha", TextRow.bar(fields, "f:2", fields.toString(), null), LOADED);
  }
}
