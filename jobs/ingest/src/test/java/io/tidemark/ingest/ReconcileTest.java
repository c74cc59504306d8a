package io.tidemark.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.UserFault;
import io.tidemark.core.job.ReconcileRequest;
import io.tidemark.core.job.RunKey;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import io.tidemark.lake.tables.MarketActions;
import io.tidemark.lake.tables.MarketBars;
import io.tidemark.lake.tables.MarketPrices;
import io.tidemark.lake.tables.Reconciliation;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
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
        lake.asOf(Reconciliation.TABLE, LATE).orderBy("date").collectAsList().stream()
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
  void doneAgainItTellsTheSameAndWritesNothing(Lake lake) {
    fill(lake);
    ReconcileRequest.Result first = new Reconcile(lake).run(request("p/1", LATE), words -> {});
    assertThat(new Reconcile(lake).run(request("p/1", LATE), words -> {})).isEqualTo(first);
    ReconcileRequest.Result other = new Reconcile(lake).run(request("p/2", LATE), words -> {});
    assertThat(other.written()).isZero();
    assertThat(lake.history(MarketPrices.TABLE, LATE).count()).isEqualTo(first.written());
  }

  @Test
  void aRangeAskedForAloneHasThePricesOfTheWhole(Lake lake) {
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
  void whatWasKnownLaterIsNotUsed(Lake lake) {
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
  void withoutBarsTheWayOutIsNamed(Lake lake) {
    fill(lake);
    ReconcileRequest request =
        new ReconcileRequest(
            new RunKey("p/1"),
            List.of("nobody"),
            List.of(),
            LocalDate.of(2015, 1, 1),
            LocalDate.of(2015, 12, 31),
            LATE);
    assertThatThrownBy(() -> new Reconcile(lake).run(request, words -> {}))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("no bars of nobody")
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
    Row split = RowFactory.create("b", "AAA", Date.valueOf("2015-06-02"), "SPLIT", 2.0, at, at);
    lake.append(
        MarketActions.TABLE,
        LakeExtension.whole(
            MarketActions.TABLE, lake.spark().createDataFrame(List.of(split), schema)),
        new RunKey("r/2"));
  }

  private static Row bar(String vendor, String ticker, String date, double close, Instant known) {
    Timestamp at = Timestamp.from(known);
    return RowFactory.create(
        vendor, ticker, Date.valueOf(date), close, close, close, close, 100.0, at, at);
  }

  private static void append(Lake lake, String key, Row... bars) {
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
    lake.append(MarketBars.TABLE, LakeExtension.whole(MarketBars.TABLE, rows), new RunKey(key));
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
    return lake.asOf(MarketPrices.TABLE, asOf).orderBy("ticker", "date").collectAsList().stream()
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
