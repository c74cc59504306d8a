package io.tidemark.ingest;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.table.market.ActionsTable;
import io.tidemark.core.table.market.DailyBarsTable;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.core.table.market.VendorSummariesTable;
import io.tidemark.core.table.ops.DisputesTable;
import io.tidemark.core.table.ops.QuarantineTable;
import io.tidemark.core.table.ops.ReconciliationTable;
import io.tidemark.core.table.ops.SummaryChecksTable;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LakeExtension.class)
class ReconcileTest {
  private static final Instant EARLY = Instant.parse("2015-06-10T12:00:00Z");
  private static final Instant LATE = Instant.parse("2020-01-01T00:00:00Z");

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
            new RunKey("p/1"), List.of("a", "tingo"), List.of(), day(1), day(3), LATE);

    assertThatThrownBy(() -> new Reconcile(lake).run(typo, words -> {}))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("vendor 'tingo' is not live, and the lake has no rows of that name")
        .hasMessageContaining("the nearest is 'tiingo'")
        .hasMessageContaining("the lake has rows of a, b");
    ReconcileRequest silent =
        new ReconcileRequest(
            new RunKey("p/2"), List.of("a", "tiingo"), List.of(), day(1), day(3), LATE);
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
            List.of("a", "b"),
            List.of("AAA"),
            LocalDate.of(2015, 6, 2),
            LocalDate.of(2015, 6, 2),
            LATE);
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

  /** A day is disputed, turns out to be one bad bar, is corrected, and is disputed again. */
  @Test
  void aDisputeThatChangesGetsANewVersion(Lake lake) {
    List<LocalDate> days = TradingCalendar.XNYS.sessions(day(1), day(30));
    List<Row> bars = new ArrayList<>();
    for (LocalDate date : days.subList(0, 15)) {
      bars.add(told("a", date, 100, date));
      bars.add(told("b", date, date.equals(days.get(14)) ? 50 : 100, date));
    }
    append(lake, "r/first", bars.toArray(Row[]::new));
    List<List<String>> said = new ArrayList<>();
    said.add(reconciled(lake, days, 14, "a", "b"));
    LocalDate next = days.get(15);
    append(lake, "r/next", told("a", next, 100, next), told("b", next, 100, next));
    said.add(reconciled(lake, days, 15, "a", "b"));
    append(lake, "r/mended", told("b", days.get(14), 100, days.get(16)));
    said.add(reconciled(lake, days, 16, "a", "b"));
    append(lake, "r/back", told("b", days.get(14), 50, days.get(17)));
    said.add(reconciled(lake, days, 17, "a", "b"));
    assertThat(said.get(0)).hasSize(1);
    assertThat(said.get(1)).singleElement().asString().contains("wrong-bar open");
    assertThat(said.get(2)).singleElement().asString().contains("settled");
    assertThat(said.get(3)).isEqualTo(said.get(1)).isNotEqualTo(said.get(0));
    for (int i = 0; i < said.size(); i++) {
      assertThat(disputes(lake, close(days.get(14 + i)))).isEqualTo(said.get(i));
    }
  }

  @Test
  void aDisputeThatBeganBeforeTheRequestedDaysIsWritten(Lake lake) {
    List<LocalDate> days = TradingCalendar.XNYS.sessions(day(1), day(30));
    List<Row> bars = new ArrayList<>();
    for (LocalDate date : days) {
      bars.add(told("a", date, 100, date));
      bars.add(told("b", date, date.isAfter(day(9)) ? 37 : 100, date));
    }
    append(lake, "r/1", bars.toArray(Row[]::new));
    LocalDate last = days.get(days.size() - 1);
    ReconcileRequest request =
        new ReconcileRequest(
            new RunKey("p/1"), List.of("a", "b"), List.of(), last, last, close(last));
    new Reconcile(lake).run(request, words -> {});
    assertThat(disputes(lake, close(last))).isNotEmpty();
  }

  /** The bad bar and its correction come from different payloads. */
  @Test
  void aHeldBarHasItsProvenance(Lake lake) {
    List<LocalDate> days = TradingCalendar.XNYS.sessions(day(1), day(30));
    append(
        lake,
        "r/first",
        days.subList(0, 15).stream().map(d -> told("a", d, 100, d)).toArray(Row[]::new));
    LocalDate odd = days.get(15);
    append(lake, "bad", "r/bad", told("a", odd, 1000, odd));
    append(lake, "good", "r/good", told("a", odd, 101, days.get(16)));
    reconciled(lake, days, 16, "a");
    assertThat(lake.asOf(QuarantineTable.TABLE, LATE).collectAsList())
        .singleElement()
        .satisfies(row -> assertThat(row.<String>getAs("payload")).isEqualTo("bad"))
        .satisfies(row -> assertThat(row.<String>getAs("raw")).contains("1000"));
    assertThat(prices(lake, LATE)).contains("AAA %s 101.0 a single 1.0 0.0".formatted(odd));
  }

  /** The vendor counts 300 shares but 100 were landed; then it sends the day again. */
  @Test
  void aBarThatMismatchesItsCountIsHeldUntilItIsCorrected(Lake lake) {
    List<LocalDate> days = TradingCalendar.XNYS.sessions(day(1), day(30));
    append(
        lake,
        "r/first",
        days.subList(0, 15).stream().map(d -> told("a", d, 100, d)).toArray(Row[]::new));
    LocalDate off = days.get(14);
    count(lake, off, 300);
    reconciled(lake, days, 14, "a");
    assertThat(prices(lake, close(off))).noneMatch(price -> price.contains(off.toString()));
    assertThat(lake.asOf(QuarantineTable.TABLE, LATE).collectAsList())
        .singleElement()
        .satisfies(row -> assertThat(row.<String>getAs("stage")).isEqualTo("held"))
        .satisfies(
            row ->
                assertThat(row.getList(row.fieldIndex("reasons")).get(0).toString())
                    .isEqualTo("volume landed 100 is off the vendor's 300 by -66.7 %"));

    append(
        lake,
        "r/again",
        RowFactory.create(
            "a",
            "AAA",
            Date.valueOf(off),
            100.0,
            100.0,
            100.0,
            100.0,
            300.0,
            Timestamp.from(close(days.get(15))),
            Timestamp.from(close(days.get(15)))));
    reconciled(lake, days, 15, "a");
    assertThat(prices(lake, LATE)).contains("AAA %s 100.0 a single 1.0 0.0".formatted(off));
    assertThat(prices(lake, close(off))).noneMatch(price -> price.contains(off.toString()));
    assertThat(lake.history(SummaryChecksTable.TABLE, LATE).count()).isEqualTo(2);
  }

  /** The vendor's prices are already adjusted for its split: they do not show the move. */
  @Test
  void aSplitThatIsNotAppliedIsAndRemainsADispute(Lake lake) {
    List<LocalDate> days = TradingCalendar.XNYS.sessions(day(1), day(30));
    append(lake, "r/1", days.stream().map(d -> told("a", d, 50, d)).toArray(Row[]::new));
    listSplit(lake, "a", "2015-06-16");
    new Reconcile(lake).run(request("p/1", LATE), words -> {});
    assertThat(prices(lake, LATE)).contains("AAA 2015-06-16 50.0 a single 1.0 0.0");
    List<Row> told = lake.history(DisputesTable.TABLE, LATE).collectAsList();
    assertThat(told)
        .singleElement()
        .satisfies(
            row ->
                assertThat(
                        row.getAs("date") + " " + row.getAs("field") + " " + row.getAs("verdict"))
                    .isEqualTo("2015-06-16 split adjustment-policy"))
        .satisfies(row -> assertThat(row.<String>getAs("evidence")).startsWith("not applied: "));
    ReconcileRequest.Result again = new Reconcile(lake).run(request("p/2", LATE), words -> {});
    assertThat(again.written()).isZero();
    assertThat(lake.history(DisputesTable.TABLE, LATE).collectAsList()).isEqualTo(told);
  }

  private static void count(Lake lake, LocalDate date, double volume) {
    StructType schema =
        new StructType()
            .add("vendor", DataTypes.StringType)
            .add("ticker", DataTypes.StringType)
            .add("date", DataTypes.DateType)
            .add("until", DataTypes.DateType)
            .add("rows", DataTypes.LongType)
            .add("volume", DataTypes.DoubleType)
            .add("event_time", DataTypes.TimestampType)
            .add("known_at", DataTypes.TimestampType);
    Timestamp at = Timestamp.from(close(date));
    Date day = Date.valueOf(date);
    lake.append(
        VendorSummariesTable.TABLE,
        LakeExtension.whole(
            VendorSummariesTable.TABLE,
            lake.spark()
                .createDataFrame(
                    List.of(RowFactory.create("a", "AAA", day, day, 1L, volume, at, at)), schema)),
        new RunKey("r/count"));
  }

  private static List<String> reconciled(
      Lake lake, List<LocalDate> days, int last, String... vendors) {
    LocalDate day = days.get(last);
    ReconcileRequest request =
        new ReconcileRequest(
            new RunKey("p/" + day), List.of(vendors), List.of(), day(1), day, close(day));
    new Reconcile(lake).run(request, words -> {});
    return disputes(lake, close(day));
  }

  private static List<String> disputes(Lake lake, Instant asOf) {
    return lake
        .asOf(DisputesTable.TABLE, asOf)
        .orderBy("date", "field")
        .select("date", "until", "field", "verdict", "state", "evidence")
        .where("field = 'close'")
        .collectAsList()
        .stream()
        .map(row -> row.mkString(" "))
        .toList();
  }

  private static Row told(String vendor, LocalDate date, double close, LocalDate known) {
    return bar(vendor, "AAA", date.toString(), close, close(known));
  }

  private static LocalDate day(int dayOfJune) {
    return LocalDate.of(2015, 6, dayOfJune);
  }

  private static Instant close(LocalDate date) {
    return date.atTime(21, 0).toInstant(ZoneOffset.UTC);
  }

  @Test
  void withoutBarsTheErrorNamesTheWayOut(Lake lake) {
    fill(lake);
    ReconcileRequest request =
        new ReconcileRequest(
            new RunKey("p/1"),
            List.of("polygon"),
            List.of(),
            LocalDate.of(2015, 1, 1),
            LocalDate.of(2015, 12, 31),
            LATE);
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

  private static void listSplit(Lake lake, String vendor, String exDate) {
    StructType schema =
        new StructType()
            .add("vendor", DataTypes.StringType)
            .add("ticker", DataTypes.StringType)
            .add("date", DataTypes.DateType)
            .add("kind", DataTypes.StringType)
            .add("amount", DataTypes.DoubleType)
            .add("event_time", DataTypes.TimestampType)
            .add("known_at", DataTypes.TimestampType);
    Timestamp at = Timestamp.from(EARLY);
    Row split = RowFactory.create(vendor, "AAA", Date.valueOf(exDate), "SPLIT", 2.0, at, at);
    lake.append(
        ActionsTable.TABLE,
        LakeExtension.whole(
            ActionsTable.TABLE, lake.spark().createDataFrame(List.of(split), schema)),
        new RunKey("r/2"));
  }

  private static Row bar(String vendor, String ticker, String date, double close, Instant known) {
    Timestamp at = Timestamp.from(known);
    return RowFactory.create(
        vendor, ticker, Date.valueOf(date), close, close, close, close, 100.0, at, at);
  }

  private static void append(Lake lake, String key, Row... bars) {
    append(lake, "", key, bars);
  }

  private static void append(Lake lake, String payload, String key, Row... bars) {
    StructType schema =
        new StructType()
            .add("vendor", DataTypes.StringType)
            .add("ticker", DataTypes.StringType)
            .add("date", DataTypes.DateType);
    for (String value : List.of("open", "high", "low", "close", "volume")) {
      schema = schema.add(value, DataTypes.DoubleType);
    }
    schema =
        schema.add("event_time", DataTypes.TimestampType).add("known_at", DataTypes.TimestampType);
    Dataset<Row> rows = lake.spark().createDataFrame(List.of(bars), schema);
    rows = rows.withColumn("payload", lit(payload));
    lake.append(
        DailyBarsTable.TABLE, LakeExtension.whole(DailyBarsTable.TABLE, rows), new RunKey(key));
  }

  private static ReconcileRequest request(String key, Instant asOf) {
    return new ReconcileRequest(
        new RunKey(key),
        List.of("a", "b"),
        List.of(),
        LocalDate.of(2015, 1, 1),
        LocalDate.of(2015, 12, 31),
        asOf);
  }

  private static List<String> prices(Lake lake, Instant asOf) {
    return lake.asOf(PricesTable.TABLE, asOf).orderBy("ticker", "date").collectAsList().stream()
        .map(
            row ->
                Stream.of(
                        "ticker",
                        "date",
                        "close",
                        "vendor",
                        "status",
                        "split_ratio",
                        "cash_dividend")
                    .map(column -> String.valueOf(row.<Object>getAs(column)))
                    .reduce((x, y) -> x + " " + y)
                    .orElseThrow())
        .toList();
  }
}
