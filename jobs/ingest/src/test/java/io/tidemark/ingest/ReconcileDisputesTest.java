package io.tidemark.ingest;

import static io.tidemark.ingest.ReconcileRows.LATE;
import static io.tidemark.ingest.ReconcileRows.append;
import static io.tidemark.ingest.ReconcileRows.close;
import static io.tidemark.ingest.ReconcileRows.day;
import static io.tidemark.ingest.ReconcileRows.disputes;
import static io.tidemark.ingest.ReconcileRows.listSplit;
import static io.tidemark.ingest.ReconcileRows.prices;
import static io.tidemark.ingest.ReconcileRows.reconciled;
import static io.tidemark.ingest.ReconcileRows.request;
import static io.tidemark.ingest.ReconcileRows.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.api.market.MarketScope;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.table.market.VendorSummariesTable;
import io.tidemark.core.table.ops.DisputesTable;
import io.tidemark.core.table.ops.QuarantineTable;
import io.tidemark.core.table.ops.SummaryChecksTable;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What comes of days on which the vendors, or a vendor and its own figures, do not agree. */
@ExtendWith(LakeExtension.class)
class ReconcileDisputesTest {
  /**
   * Half a price looks like a split, turns out to be one bad bar, is mended, and is wrong again.
   */
  @Test
  void aDisputeThatChangesIsSoFromThenOn(Lake lake) {
    List<LocalDate> days = TradingCalendar.XNYS.sessions(day(1), day(30));
    List<Row> bars = new ArrayList<>();
    for (LocalDate date : days.subList(0, 15)) {
      bars.add(told("a", date, level(date), date));
      bars.add(told("b", date, date.equals(days.get(14)) ? level(date) / 2 : level(date), date));
    }
    append(lake, "r/first", bars.toArray(Row[]::new));
    List<List<String>> said = new ArrayList<>();
    said.add(reconciled(lake, days, 14, "a", "b"));
    LocalDate next = days.get(15);
    append(lake, "r/next", told("a", next, level(next), next), told("b", next, level(next), next));
    said.add(reconciled(lake, days, 15, "a", "b"));
    append(lake, "r/mended", told("b", days.get(14), level(days.get(14)), days.get(16)));
    said.add(reconciled(lake, days, 16, "a", "b"));
    append(lake, "r/back", told("b", days.get(14), level(days.get(14)) / 2, days.get(17)));
    said.add(reconciled(lake, days, 17, "a", "b"));
    assertThat(said.get(0)).hasSize(1);
    assertThat(said.get(1)).singleElement().asString().contains("wrong-bar open");
    assertThat(said.get(2)).singleElement().asString().contains("settled");
    assertThat(said.get(3)).isEqualTo(said.get(1)).isNotEqualTo(said.get(0));
    for (int i = 0; i < said.size(); i++) {
      assertThat(disputes(lake, close(days.get(14 + i)))).isEqualTo(said.get(i));
    }
  }

  /** A price that is another one every day, so that no bar is stale. */
  private static double level(LocalDate date) {
    return 100 + 0.1 * date.getDayOfMonth();
  }

  @Test
  void aDisputeThatBeganBeforeTheDaysAskedForIsTold(Lake lake) {
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
            new RunKey("p/1"),
            new MarketScope(List.of("a", "b"), List.of(), last, last, close(last)));
    new Reconcile(lake).run(request, words -> {});
    assertThat(disputes(lake, close(last))).isNotEmpty();
  }

  /** The bad bar came from one place, its correction from another. */
  @Test
  void aHeldBarTellsWhereItCameFrom(Lake lake) {
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

  /** The vendor counts 300 shares where 100 were landed, then sends the day again. */
  @Test
  void whatDoesNotAddUpIsHeldUntilItDoes(Lake lake) {
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

  /** The vendor's prices hold its split already: they make no such move. */
  @Test
  void aSplitThatIsLeftOutIsADisputeAndStaysOne(Lake lake) {
    List<LocalDate> days = TradingCalendar.XNYS.sessions(day(1), day(30));
    append(lake, "r/1", days.stream().map(d -> told("a", d, 50, d)).toArray(Row[]::new));
    listSplit(lake, "a", "2015-06-16");
    new Reconcile(lake).run(ofOne("p/1"), words -> {});
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
    ReconcileRequest.Result again = new Reconcile(lake).run(ofOne("p/2"), words -> {});
    assertThat(again.written()).isZero();
    assertThat(lake.history(DisputesTable.TABLE, LATE).collectAsList()).isEqualTo(told);
  }

  private static ReconcileRequest ofOne(String key) {
    return new ReconcileRequest(
        new RunKey(key), new MarketScope(List.of("a"), List.of(), day(1), day(30), LATE));
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
}
